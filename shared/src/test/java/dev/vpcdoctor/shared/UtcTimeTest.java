package dev.vpcdoctor.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
    @Property
    void theTextIsTheOneOfJava(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(seconds, nanos);

        assertThat(UtcTime.text(instant)).isEqualTo(instant.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T00:00:00Z",
                "2026-11-21T02:29:00Z",
                "2026-11-21T02:29:00.500Z",
                "2026-11-21T02:29:13.000001Z",
                "2026-11-21T02:29:13.000000001Z",
                "0000-01-01T00:00:00Z"
            })
    void zerosAreLeftOutWhereJavaLeavesThemOut(String text) {
        assertThat(UtcTime.text(Instant.parse(text)))
                .isEqualTo(text)
                .isEqualTo(Instant.parse(text).toString());
    }
}
