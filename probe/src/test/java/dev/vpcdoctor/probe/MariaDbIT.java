package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Certificates;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.NetworkNamespaces;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.StartTls;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsOptions;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real MariaDB: what it says in each of its moods. */
class MariaDbIT {
    private final List<AutoCloseable> running = new ArrayList<>();
    private final int port = Ports.free();
    private Path folder;
    private Certificates certificates;

    @BeforeEach
    void makeDatabase() throws IOException {
        Requirement.root();
        folder = Files.createTempDirectory("vpc-doctor-mariadb");
        Command.run(
                Requirement.program("mariadb-install-db"),
                "--no-defaults",
                "--user=root",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--datadir=" + folder.resolve("data"));
        certificates = Certificates.in(folder);
        certificates.sign("db", "DNS:db.example.com", "20250101000000Z", "20450101000000Z");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
        if (folder != null) {
            Command.run("rm", "-r", folder.toString());
        }
    }

    @Test
    void aMariaDbThatTakesLoginsIsReady() {
        start("--max_connections=50");

        Observation offered = service(check(Protocol.MYSQL));
        assertThat(offered.outcome()).isEqualTo(Outcome.READY);
        assertThat(details(offered).greeting()).contains("authentication");

        TlsOptions tls =
                TlsOptions.DEFAULT.trusting(List.of(certificates.authority())).withServerName("db.example.com");
        var report = LocalProbe.probe(
                check(Protocol.MYSQL).with(TlsUse.ALWAYS).with(tls),
                new TlsCheck("t", "127.0.0.1", port, StartTls.MYSQL, tls, Attempts.DEFAULT));
        assertThat(ProbeProcess.only(report, "c", Layer.TLS).outcome()).isEqualTo(Outcome.OK);
        assertThat(ProbeProcess.only(report, "c", Layer.SERVICE).outcome()).isEqualTo(Outcome.READY);
        assertThat(ProbeProcess.only(report, "t", Layer.TLS).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void aMariaDbThatWantsTlsIsNotCalledReadyWithoutSinceItRefusesInTheWordsOfAWrongPassword() {
        start("--require_secure_transport=ON");

        Observation seen = service(check(Protocol.MYSQL).with(TlsUse.NEVER));

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.AUTH_REQUIRED);
        assertThat(seen.reason().orElseThrow()).contains("requires TLS");
        assertThat(service(check(Protocol.MYSQL).with(TlsUse.ALWAYS)).outcome()).isEqualTo(Outcome.READY);
    }

    @Test
    void aMariaDbWithoutAnyUserForTheClientsAddressIsAuthRequired() {
        try (NetworkNamespaces world = NetworkNamespaces.make()) {
            world.etc("far", "resolv.conf", "");
            List<String> command = new ArrayList<>(world.inHost("far"));
            command.addAll(command("0.0.0.0"));
            world.keep(Background.start(Map.of(), command).await(() -> Files.exists(folder.resolve("socket"))));

            Observation seen = ProbeProcess.only(
                    ProbeProcess.on(
                            world,
                            "function",
                            ProbeRequest.of(ServiceCheck.of("c", NetworkNamespaces.FAR, port, Protocol.MYSQL)
                                    .with(Attempts.once(Duration.ofSeconds(10))))),
                    "c",
                    Layer.SERVICE);

            assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.AUTH_REQUIRED);
            assertThat(details(seen).code()).contains("1130");
        }
    }

    /** So that the probe cannot tell, and says so; MySQL's error 3159 is in GreetingTest. */
    @Test
    void aMariaDbThatWantsTlsSaysTheSameToAStrangerWithoutTlsAsOneThatDoesNot() throws Exception {
        Background indifferent = start();
        Observation seenThere = service(check(Protocol.MYSQL).with(TlsUse.NEVER));
        indifferent.close();
        running.clear();
        start("--require_secure_transport=ON");
        Observation seen = service(check(Protocol.MYSQL).with(TlsUse.NEVER));

        assertThat(seen.outcome()).isEqualTo(seenThere.outcome()).isEqualTo(Outcome.AUTH_REQUIRED);
        assertThat(details(seen)).isEqualTo(details(seenThere));
        assertThat(details(seen).code()).contains("1045");
    }

    @Test
    void aMariaDbThatDoesNotOfferTlsCannotWantItSoThatItIsReady() {
        start("--skip-ssl");

        Observation seen = service(check(Protocol.MYSQL).with(TlsUse.NEVER));

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.READY);
    }

    @Test
    void aMariaDbWithAllConnectionsTakenIsTooManyConnections() throws IOException {
        start("--max_connections=10");
        for (int i = 0; i < 11; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            running.add(socket);
            socket.getInputStream().read();
        }

        Observation seen = service(check(Protocol.MYSQL));

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.TOO_MANY_CONNECTIONS);
        assertThat(details(seen).code()).contains("1040");
    }

    /** The server counts only for clients whose address it can name, which is why this one is in its hosts file. */
    @Test
    void aClientWithTooManyBrokenHandshakesIsBlockedToWhichTheProbesOwnVisitsDoNotAdd() throws IOException {
        try (NetworkNamespaces world = NetworkNamespaces.make()) {
            world.etc("far", "hosts", "127.0.0.1 localhost\n" + NetworkNamespaces.FUNCTION + " client.example\n");
            world.etc("far", "resolv.conf", "");
            Path anyone = folder.resolve("anyone.sql");
            Files.writeString(anyone, "CREATE USER app@'%' IDENTIFIED BY 'secret';\n");
            List<String> command = new ArrayList<>(world.inHost("far"));
            command.addAll(command("0.0.0.0", "--max_connect_errors=1", "--init-file=" + anyone));
            world.keep(Background.start(Map.of(), command).await(() -> Files.exists(folder.resolve("socket"))));
            ServiceCheck often = ServiceCheck.of("c", NetworkNamespaces.FAR, port, Protocol.MYSQL)
                    .with(new Attempts(Duration.ofSeconds(10), 4, Duration.ZERO));

            assertThat(ProbeProcess.on(world, "function", ProbeRequest.of(often))
                            .of("c"))
                    .filteredOn(observation -> observation.layer() == Layer.SERVICE)
                    .hasSize(4)
                    .extracting(Observation::outcome)
                    .containsOnly(Outcome.READY);

            for (int i = 0; i < 2; i++) {
                world.in("function", "python3", "-c", """
                    import socket
                    s = socket.create_connection(("%s", %d)); s.recv(500); s.close()
                    """.formatted(NetworkNamespaces.FAR, port));
            }
            Observation seen = ProbeProcess.only(
                    ProbeProcess.on(
                            world, "function", ProbeRequest.of(often.with(Attempts.once(Duration.ofSeconds(10))))),
                    "c",
                    Layer.SERVICE);
            assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.FAILED);
            assertThat(details(seen).code()).contains("1129");
            assertThat(seen.reason().orElseThrow()).contains("max_connect_errors");
        }
    }

    @Test
    void aMySqlGreetedAsRedisIsAnotherProtocol() {
        start();

        Observation seen = service(check(Protocol.REDIS));

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.WRONG_PROTOCOL);
        assertThat(details(seen).greeting()).contains("mysql");
    }

    private Background start(String... options) {
        Background server = Background.start(Map.of(), command("127.0.0.1", options))
                .await(() -> Files.exists(folder.resolve("socket")));
        running.add(server);
        return server;
    }

    private List<String> command(String address, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Requirement.program("mariadbd"),
                "--no-defaults",
                "--user=root",
                "--datadir=" + folder.resolve("data"),
                "--socket=" + folder.resolve("socket"),
                "--bind-address=" + address,
                "--port=" + port,
                "--skip-name-resolve=0",
                "--ssl-cert=" + certificates.path("db.pem"),
                "--ssl-key=" + certificates.path("db.key"),
                "--ssl-ca=" + certificates.path("ca.pem")));
        command.addAll(List.of(options));
        return command;
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
