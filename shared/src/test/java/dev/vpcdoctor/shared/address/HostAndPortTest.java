package dev.vpcdoctor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource({
        "db.example.com:5432, db.example.com, 5432",
        "db.example.com, db.example.com,",
        "10.0.0.1:1, 10.0.0.1, 1",
        "10.0.0.1:00443, 10.0.0.1, 443",
        "[fd00::1]:65535, fd00::1, 65535",
        "[fd00::1], fd00::1,",
        "fd00::1, fd00::1,",
        "fd00::1:443, fd00::1:443,",
        "[10.0.0.1]:443, 10.0.0.1, 443",
        ":443, '', 443",
        "'', '',"
    })
    void aHostIsReadWithItsPortOrWithout(String text, String host, Integer port) {
        assertThat(HostAndPort.parse(text)).isEqualTo(new HostAndPort(host, Optional.ofNullable(port)));
    }

    @ParameterizedTest
    @CsvSource({
        "db:0, 0",
        "db:65536, 65536",
        "db:, ''",
        "db:+5, +5",
        "db:000443, 000443",
        "db:http, http",
        "db:\uff14, \uff14",
        "[fd00::1]:, ''",
        "[fd00::1]:9:9, 9:9"
    })
    void aPortThatIsNoneIsNamed(String text, String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAndPort.parse(text))
                .withMessage("'" + port + "' is not a port: it is a number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[fd00::1", "[", "[fd00::1:443"})
    void aBracketThatIsNotClosedIsTold(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAndPort.parse(text))
                .withMessage("'" + text + "' lacks the closing bracket");
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @From("hosts") String host, @ForAll @IntRange(max = 65_535) int port) {
        HostAndPort told = new HostAndPort(host, port == 0 ? Optional.empty() : Optional.of(port));

        assertThat(HostAndPort.parse(told.toString())).isEqualTo(told);
        assertThat(HostAndPort.unbracketed(HostAndPort.bracketed(host))).isEqualTo(host);
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.oneOf(
                Arbitraries.of("db.example.com", "localhost", "a_b."),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofSize(4)
                        .map(bytes -> IpAddress.of(bytes).toString()),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofSize(16)
                        .map(bytes -> IpAddress.of(bytes).toString()));
    }
}
