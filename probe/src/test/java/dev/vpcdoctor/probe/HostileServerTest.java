package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.ScriptedServer;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.DnsTransport;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.RecordType;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.StartTls;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsOptions;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that mean harm. Whatever they do, every check is answered within its time, in a report that is one. The time is
 * not measured: a probe that hangs does not end, and its test with it.
 */
class HostileServerTest {
    private static final Attempts SHORT = Attempts.once(Duration.ofMillis(400));
    private static final int ENDLESS = 200_000_000;

    /** What a server does to its clients. */
    enum Malice {
        ENDLESS_ZEROS {
            @Override
            void serve(OutputStream out) throws IOException {
                byte[] zeros = new byte[64 * 1024];
                for (long sent = 0; sent < ENDLESS; sent += zeros.length) {
                    out.write(zeros);
                }
            }
        },
        ENDLESS_NOISE {
            @Override
            void serve(OutputStream out) throws IOException {
                Random random = new Random(1);
                byte[] noise = new byte[64 * 1024];
                for (long sent = 0; sent < ENDLESS; sent += noise.length) {
                    random.nextBytes(noise);
                    out.write(noise);
                }
            }
        },
        ENDLESS_HEADERS {
            @Override
            void serve(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                for (long sent = 0; sent < ENDLESS; sent += 6) {
                    out.write(new byte[] {'a', ':', ' ', 'b', '\r', '\n'});
                }
            }
        },
        BYTE_BY_BYTE {
            @Override
            void serve(OutputStream out) throws IOException, InterruptedException {
                for (int i = 0; i < 10_000; i++) {
                    out.write("HTTP/1.1 200".charAt(i % 12));
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        },
        HANGING_UP {
            @Override
            void serve(OutputStream out) throws IOException {
                out.write(1);
            }
        },
        TLS_BEGUN_AND_LEFT {
            @Override
            void serve(OutputStream out) throws IOException, InterruptedException {
                out.write(new byte[] {0x16, 3, 3, 0x40, 0, 2, 0, 0x3f, (byte) 0xf0});
                TimeUnit.SECONDS.sleep(60);
            }
        },
        LENGTH_OF_TWO_GIGABYTES {
            @Override
            void serve(OutputStream out) throws IOException, InterruptedException {
                out.write(
                        new byte[] {'E', 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                        });
                TimeUnit.SECONDS.sleep(60);
            }
        };

        abstract void serve(OutputStream out) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource(Malice.class)
    void noServerHangsOrFillsTheProbe(Malice malice) throws MalformedJsonException {
        try (ScriptedServer server = new ScriptedServer(client -> malice.serve(client.getOutputStream()))) {
            List<Check> checks = everyCheckOf(server.port());

            ProbeReport report = LocalProbe.probe(new ProbeRequest(Optional.empty(), checks));

            assertThat(ProbeReport.fromJson(report.toJson())).isEqualTo(report);
            for (Check check : checks) {
                assertThat(report.of(check.id())).as(check.id()).isNotEmpty();
            }
            assertThat(report.observations())
                    .filteredOn(observation -> observation.layer() == Layer.SERVICE)
                    .filteredOn(observation ->
                            observation.asked().what().orElseThrow().equals("postgresql"))
                    .extracting("outcome")
                    .doesNotContain(Outcome.READY);
        }
    }

    private static List<Check> everyCheckOf(int port) {
        List<Check> checks = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            for (TlsUse use : TlsUse.values()) {
                checks.add(new ServiceCheck(
                        protocol + "-" + use, "127.0.0.1", port, protocol, use, TlsOptions.DEFAULT, "/", SHORT));
            }
        }
        for (StartTls start : StartTls.values()) {
            checks.add(new TlsCheck("tls-" + start, "127.0.0.1", port, start, TlsOptions.DEFAULT, SHORT));
        }
        for (Protocol protocol : List.of(Protocol.HTTP, Protocol.HTTPS, Protocol.REDIS, Protocol.POSTGRESQL)) {
            checks.add(
                    new PathMtuCheck("mtu-" + protocol, "127.0.0.1", port, protocol, 5_000, TlsOptions.DEFAULT, SHORT));
        }
        checks.add(new EgressCheck("egress", URI.create("http://127.0.0.1:" + port), TlsOptions.DEFAULT, SHORT));
        checks.add(new AwsEndpointCheck("aws", "127.0.0.1", Optional.empty(), port, TlsOptions.DEFAULT, SHORT));
        checks.add(DnsCheck.of("dns", "a.b.")
                .by("127.0.0.1", port)
                .over(DnsTransport.TCP)
                .with(SHORT));
        return checks;
    }

    /** Noise behind every first byte that a protocol might begin with. */
    @Property(tries = 60)
    void noAnswerBreaksAParser(@ForAll @Size(max = 300) byte[] noise) throws MalformedJsonException {
        try (ScriptedServer server =
                new ScriptedServer(client -> client.getOutputStream().write(noise))) {
            List<Check> checks = everyCheckOf(server.port());

            ProbeReport report = LocalProbe.probe(new ProbeRequest(Optional.empty(), checks));

            assertThat(ProbeReport.fromJson(report.toJson())).isEqualTo(report);
            assertThat(report.observations())
                    .filteredOn(observation -> observation.layer() == Layer.ANY)
                    .isEmpty();
        }
    }

    @Property(tries = 300)
    void noPacketBreaksTheDnsParser(@ForAll @Size(max = 400) byte[] noise) throws IOException, MalformedJsonException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerWith(noise, server));

            ProbeReport report = LocalProbe.probe(DnsCheck.of("c", "a.b.")
                    .types(RecordType.A)
                    .by("127.0.0.1", server.getLocalPort())
                    .with(Attempts.once(Duration.ofMillis(60))));

            assertThat(ProbeReport.fromJson(report.toJson())).isEqualTo(report);
            assertThat(report.of("c"))
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.layer()).isEqualTo(Layer.DNS));
        }
    }

    /** The query's own head with every answer count there is, and noise behind it. */
    private static void answerWith(byte[] noise, DatagramSocket server) {
        try {
            DatagramPacket query = new DatagramPacket(new byte[512], 512);
            server.receive(query);
            byte[] answer = Arrays.copyOf(query.getData(), query.getLength() + noise.length);
            answer[2] |= (byte) 0x80;
            answer[7] = noise.length > 0 ? noise[0] : 1;
            System.arraycopy(noise, 0, answer, query.getLength(), noise.length);
            server.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
        } catch (IOException e) {
            // The test was over first.
        }
    }

    @Property(tries = 300)
    void noRequestLeavesWithoutAReport(@ForAll @Size(max = 200) byte[] noise) throws MalformedJsonException {
        ProbeReport report = LocalProbe.probe(noise);

        assertThat(report.refusal()).isPresent();
        assertThat(ProbeReport.fromJson(report.toJson())).isEqualTo(report);
    }

    @Test
    void aRequestWithoutEndIsRefused() {
        byte[] endless = new byte[ProbeRequest.MAX_LENGTH + 10];
        Arrays.fill(endless, (byte) ' ');

        assertThat(LocalProbe.probe(endless).refusal().orElseThrow()).contains("at most 2000000 bytes");
    }
}
