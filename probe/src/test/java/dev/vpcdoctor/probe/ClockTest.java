package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.ScriptedServer;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says of the clock after a greeting by plain HTTP. */
class ClockTest {
    @ParameterizedTest
    @CsvSource({"'Date: Sat, 01 Jan 2000 00:00:00 GMT'", "'date:Sat, 1 Jan 2000 00:00:00 GMT'"})
    void theOffsetIsHowFarThisSystemIsAheadOfTheServersDate(String header) {
        Duration ahead = Duration.between(Instant.parse("2000-01-01T00:00:00Z"), Instant.now());

        assertThat(offsetAfter(header).orElseThrow()).isGreaterThanOrEqualTo(ahead.toMillis());
    }

    @ParameterizedTest
    @CsvSource({"'Date: yesterday'", "'Server: x'", "'Date: Sat, 01 Jan 999999999999999999999 00:00:00 GMT'"})
    void aServerWithoutADateSaysNothingOfTheClock(String header) {
        assertThat(offsetAfter(header)).isEmpty();
    }

    private static Optional<Long> offsetAfter(String header) {
        byte[] answer = ("HTTP/1.1 204 No Content\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        try (ScriptedServer server = new ScriptedServer(client -> {
            client.getInputStream().read();
            client.getOutputStream().write(answer);
            client.getInputStream().readAllBytes();
        })) {
            return LocalProbe.probe(ServiceCheck.of("c", "127.0.0.1", server.port(), Protocol.HTTP))
                    .environment()
                    .clockOffsetMillis();
        }
    }
}
