package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.ScriptedServer;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TlsUse;
import dev.vpcdoctor.shared.Word;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of servers that the integration tests cannot install, byte by byte as their protocols' documents have them. */
class GreetingTest {
    private static final String MYSQL_HANDSHAKE = "4a0000000a382e302e333600080000001a1b1c1d1e1f2021"
            + "00fff7ff0200ffdf15000000000000000000004142434445464748494a4b4c00"
            + "6d7973716c5f6e61746976655f70617373776f726400";

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        // OP_MSG in reply to the probe's request id
        "mongodb, ready, hello, 1500000001000000646370 76dd070000 0000000000",
        "mongodb, wrong-protocol, http, 485454502f312e3120343030204261642052657175657374",
        // pre-login answers: encryption offered, required, not offered
        "sqlserver, ready, encryption-offered, 0401001a00000100 00000b0006 0100110001 ff 100000000000 00",
        "sqlserver, needs-tls, encryption-required, 0401001a00000100 00000b0006 0100110001 ff 100000000000 03",
        "sqlserver, ready, encryption-not-offered, 0401001a00000100 00000b0006 0100110001 ff 100000000000 02",
        // ApiVersions, version 0, no error
        "kafka, ready, api-versions, 0000000a 76706364 0000 00000000",
        "kafka, wrong-protocol, unknown, 0000000a 11111111 0000 00000000",
        // MySQL: host blocked, too many connections, handshake and then 3159
        "mysql, failed, host-blocked, 08000000ff69 04 486f737420",
        "mysql, too-many-connections, too-many-connections, 17000000ff1004 546f6f206d616e7920636f6e6e656374696f6e73",
        "redis, auth-required, protected-mode, 2d44454e49454420526564697320697320696e2070726f74656374656420"
                + " 6d6f64650d0a",
        "memcached, too-many-connections, too-many-connections,"
                + " 4552524f5220546f6f206d616e79206f70656e20636f6e6e656374696f6e730d0a",
        // PostgreSQL: starting up; an SQLSTATE of its own for each
        "postgresql, failed, starting-or-stopping, 45 00000016 5346415441 4c00 4335375030 3300 4d7800 00",
        "postgresql, too-many-connections, too-many-clients, 45 00000016 5346415441 4c00 4335333330 3000 4d7800 00",
        // banners
        "banner, ready, ssh, 5353482d322e302d4f70656e5353485f392e320d0a",
        "banner, ready, smtp-or-ftp, 323230206d782e6578616d706c652e636f6d0d0a",
        "redis, needs-tls, tls-alert, 15030100020228",
        "http, wrong-protocol, ssh, 5353482d322e302d4f70656e5353485f392e320d0a",
    })
    void anAnswerHasItsWord(String protocol, String outcome, String greeting, String answer) {
        byte[] bytes = HexFormat.of().parseHex(answer.replace(" ", ""));
        Observation seen = greet(protocol, bytes);

        assertThat(seen.outcome().word()).as(seen.toString()).isEqualTo(outcome);
        assertThat(((Details.Service) seen.details()).greeting()).contains(greeting);
    }

    @ParameterizedTest
    @CsvSource({"3159, needs-tls", "1045, ready", "1040, too-many-connections", "1130, auth-required"})
    void aRefusalOfMySqlAfterTheHandshakeHasItsWord(int number, String outcome) {
        byte[] handshake = HexFormat.of().parseHex(MYSQL_HANDSHAKE);
        byte[] error = {3, 0, 0, 2, (byte) 0xff, (byte) number, (byte) (number >> 8)};
        try (ScriptedServer server = new ScriptedServer(client -> {
            client.getOutputStream().write(handshake);
            client.getInputStream().readNBytes(40);
            client.getOutputStream().write(error);
            client.getInputStream().readAllBytes();
        })) {
            Observation seen = probe("mysql", server);

            assertThat(seen.outcome().word()).as(seen.toString()).isEqualTo(outcome);
            assertThat(((Details.Service) seen.details()).code()).contains(Integer.toString(number));
        }
    }

    private static Observation greet(String protocol, byte[] answer) {
        try (ScriptedServer server = new ScriptedServer(client -> {
            if (!protocol.equals("banner") && !protocol.equals("mysql")) {
                client.getInputStream().read();
            }
            client.getOutputStream().write(answer);
            client.getInputStream().readAllBytes();
        })) {
            return probe(protocol, server);
        }
    }

    private static Observation probe(String protocol, ScriptedServer server) {
        Protocol greeted = Word.find(Protocol.values(), protocol).orElseThrow();
        ServiceCheck check = ServiceCheck.of("c", "127.0.0.1", server.port(), greeted)
                .with(TlsUse.NEVER)
                .with(Attempts.once(Duration.ofSeconds(5)));
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.SERVICE);
    }
}
