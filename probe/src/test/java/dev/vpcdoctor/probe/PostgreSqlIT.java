package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Certificates;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.PostgreSqlServer;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.StartTls;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsOptions;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself: one server that wants TLS and admits three clients, one that has no TLS. */
class PostgreSqlIT {
    private static final int ENCRYPTED = Ports.free();
    private static final int PLAIN = Ports.free();

    private static final List<Background> SERVERS = new ArrayList<>();
    private static Path folder;
    private static String authority;

    @BeforeAll
    static void startServers() throws IOException {
        folder = Files.createTempDirectory("vpc-doctor-postgresql");
        Certificates certificates = Certificates.in(folder);
        certificates.sign("db", "DNS:db.example.com", "20250101000000Z", "20450101000000Z");
        authority = certificates.authority();
        Command.run("chown", "-R", "postgres", folder.toString());
        PostgreSqlServer server = new PostgreSqlServer(folder);
        server.initialise("encrypted", """
            hostssl all all 127.0.0.1/32 scram-sha-256
            host all nobody 127.0.0.1/32 reject
            local all all trust
            """);
        server.initialise("plain", """
            host all all 127.0.0.1/32 trust
            local all all trust
            """);
        SERVERS.add(server.start(
                "encrypted",
                ENCRYPTED,
                "-c ssl=on -c ssl_cert_file=" + folder + "/db.pem -c ssl_key_file=" + folder
                        + "/db.key -c max_connections=5 -c superuser_reserved_connections=0"
                        + " -c max_wal_senders=0"));
        SERVERS.add(server.start("plain", PLAIN, "-c ssl=off"));
    }

    @AfterAll
    static void stopServers() {
        SERVERS.forEach(Background::close);
        if (folder != null) {
            Command.run("rm", "-r", folder.toString());
        }
    }

    @Test
    void aServerThatAsksForAPasswordIsReady() {
        ProbeReport report = LocalProbe.probe(ServiceCheck.of("c", "127.0.0.1", ENCRYPTED, Protocol.POSTGRESQL)
                .with(trusting()));

        assertThat(ProbeProcess.only(report, "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(ProbeProcess.only(report, "c", Layer.TLS).outcome()).isEqualTo(Outcome.OK);
        Observation service = ProbeProcess.only(report, "c", Layer.SERVICE);
        assertThat(service.outcome()).isEqualTo(Outcome.READY);
        assertThat(details(service).greeting()).contains("authentication");
    }

    @Test
    void aServerThatAdmitsNobodyWithoutTlsNeedsTls() {
        Observation service = service(ServiceCheck.of("c", "127.0.0.1", ENCRYPTED, Protocol.POSTGRESQL)
                .with(TlsUse.NEVER));

        assertThat(service.outcome()).isEqualTo(Outcome.NEEDS_TLS);
        assertThat(details(service).code()).contains("28000");
    }

    @Test
    void aServerWithoutTlsIsReadyForThoseWhoDoNotInsist() {
        Observation service = service(ServiceCheck.of("c", "127.0.0.1", PLAIN, Protocol.POSTGRESQL));

        assertThat(service.outcome()).isEqualTo(Outcome.READY);
    }

    @Test
    void aServerWithoutTlsIsNotTlsForThoseWhoInsist() {
        ProbeReport report = LocalProbe.probe(
                ServiceCheck.of("c", "127.0.0.1", PLAIN, Protocol.POSTGRESQL).with(TlsUse.ALWAYS));

        Observation tls = ProbeProcess.only(report, "c", Layer.TLS);
        assertThat(tls.outcome()).isEqualTo(Outcome.NOT_TLS);
        assertThat(tls.reason()).contains("the PostgreSQL server does not offer TLS");
        assertThat(ProbeProcess.only(report, "c", Layer.SERVICE).outcome()).isEqualTo(Outcome.NOT_ATTEMPTED);
    }

    @Test
    void allConnectionsTakenIsTooManyConnections() {
        String socket = "host=" + folder + " port=" + ENCRYPTED + " user=postgres dbname=postgres";
        List<Background> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                clients.add(Background.start(Map.of(), List.of("psql", socket, "-c", "select pg_sleep(30)")));
            }
            Observation service = null;
            for (int i = 0; i < 100 && (service == null || service.outcome() == Outcome.READY); i++) {
                service = service(ServiceCheck.of("c", "127.0.0.1", ENCRYPTED, Protocol.POSTGRESQL));
            }

            assertThat(service.outcome()).isEqualTo(Outcome.TOO_MANY_CONNECTIONS);
            assertThat(details(service).code()).contains("53300");
        } finally {
            clients.forEach(Background::close);
        }
    }

    @Test
    void tlsIsBegunAsPostgreSqlHasItAndTheCertificateIsJudged() {
        ProbeReport report = LocalProbe.probe(
                new TlsCheck("good", "127.0.0.1", ENCRYPTED, StartTls.POSTGRESQL, trusting(), Attempts.DEFAULT),
                new TlsCheck("off", "127.0.0.1", PLAIN, StartTls.POSTGRESQL, trusting(), Attempts.DEFAULT));

        Observation good = ProbeProcess.only(report, "good", Layer.TLS);
        assertThat(good.outcome()).isEqualTo(Outcome.OK);
        assertThat(((Details.Tls) good.details()).chain().get(0).names()).contains("db.example.com");
        assertThat(ProbeProcess.only(report, "off", Layer.TLS).outcome()).isEqualTo(Outcome.NOT_TLS);
    }

    @Test
    void aLargeStartupMessageIsAnswered() {
        ProbeReport report = LocalProbe.probe(PathMtuCheck.of("c", "127.0.0.1", PLAIN, Protocol.POSTGRESQL));

        Observation service = ProbeProcess.only(report, "c", Layer.SERVICE);
        assertThat(service.outcome()).isEqualTo(Outcome.READY);
        assertThat(details(service).requestBytes()).contains(PathMtuCheck.DEFAULT_BYTES);
    }

    @Test
    void aPingOfRedisToPostgreSqlIsNotReady() {
        Observation service = service(ServiceCheck.of("c", "127.0.0.1", PLAIN, Protocol.REDIS));

        assertThat(service.outcome()).isIn(Outcome.WRONG_PROTOCOL, Outcome.FAILED, Outcome.SILENT);
    }

    private static TlsOptions trusting() {
        return TlsOptions.DEFAULT.trusting(List.of(authority)).withServerName("db.example.com");
    }

    private static Observation service(ServiceCheck check) {
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.SERVICE);
    }

    private static Details.Service details(Observation observation) {
        return (Details.Service) observation.details();
    }
}
