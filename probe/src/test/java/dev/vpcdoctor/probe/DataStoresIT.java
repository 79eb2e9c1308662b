package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Certificates;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TlsOptions;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MariaDB, Redis and Memcached themselves. */
class DataStoresIT {
    private final List<AutoCloseable> running = new ArrayList<>();
    private final int port = Ports.free();
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("vpc-doctor-stores");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
        Command.run("rm", "-r", folder.toString());
    }

    @Test
    void aRedisThatAnswersIsReadyAndEchoesALargePing() {
        redis();

        assertThat(service(check(Protocol.REDIS)).outcome()).isEqualTo(Outcome.READY);
        assertThat(LocalProbe.probe(PathMtuCheck.of("m", "127.0.0.1", port, Protocol.REDIS))
                        .of("m"))
                .filteredOn(observation -> observation.layer() == Layer.SERVICE)
                .extracting(Observation::outcome)
                .containsExactly(Outcome.READY, Outcome.READY);
    }

    @Test
    void aRedisWithAPasswordIsAuthRequired() {
        redis("--requirepass", "secret");

        Observation seen = service(check(Protocol.REDIS));

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.AUTH_REQUIRED);
        assertThat(details(seen).code()).contains("NOAUTH");
    }

    @Test
    void aRedisWithAllClientsTakenIsTooManyConnections() throws IOException {
        redis("--maxclients", "2");
        for (int i = 0; i < 3; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            running.add(socket);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
        }
        Observation seen = null;
        for (int i = 0; i < 50 && (seen == null || seen.outcome() == Outcome.READY); i++) {
            seen = service(check(Protocol.REDIS));
        }

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.TOO_MANY_CONNECTIONS);
    }

    @Test
    void aRedisThatSpeaksTlsOnlyNeedsTlsAndIsReadyWithIt() {
        Certificates certificates = Certificates.in(folder);
        certificates.sign("redis", "IP:127.0.0.1", "20250101000000Z", "20450101000000Z");
        start(
                Requirement.program("redis-server"),
                "--port",
                "0",
                "--tls-port",
                Integer.toString(port),
                "--tls-cert-file",
                certificates.path("redis.pem"),
                "--tls-key-file",
                certificates.path("redis.key"),
                "--tls-ca-cert-file",
                certificates.path("ca.pem"),
                "--tls-auth-clients",
                "no",
                "--save",
                "");

        assertThat(service(check(Protocol.REDIS)).outcome()).isEqualTo(Outcome.NEEDS_TLS);
        TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(certificates.authority()));
        assertThat(service(check(Protocol.REDIS).with(TlsUse.ALWAYS).with(tls)).outcome())
                .isEqualTo(Outcome.READY);
    }

    @Test
    void aMemcachedThatAnswersIsReady() {
        start(
                Requirement.program("memcached"),
                "-u",
                "nobody",
                "-l",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                "0");

        assertThat(service(check(Protocol.MEMCACHED)).outcome()).isEqualTo(Outcome.READY);
    }

    private void redis(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Requirement.program("redis-server"),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                ""));
        command.addAll(List.of(options));
        start(command.toArray(String[]::new));
    }

    private void start(String... command) {
        running.add(Background.start(Map.of(), List.of(command)).await(() -> Ports.open("127.0.0.1", port)));
    }

    private ServiceCheck check(Protocol protocol) {
        return ServiceCheck.of("c", "127.0.0.1", port, protocol);
    }

    private static Observation service(ServiceCheck check) {
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.SERVICE);
    }

    private static Details.Service details(Observation observation) {
        return (Details.Service) observation.details();
    }
}
