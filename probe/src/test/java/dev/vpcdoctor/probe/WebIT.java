package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Certificates;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.EgressCheck;
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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nginx with certificates of every kind, and as an AWS endpoint and what stands in front of one. */
class WebIT {
    private static final String NAME = "web.example.com";
    private static final int PLAIN = Ports.free();
    private static final int GOOD = Ports.free();
    private static final int EXPIRED = Ports.free();
    private static final int SELF_SIGNED = Ports.free();
    private static final int OLD = Ports.free();
    private static final int AWS = Ports.free();
    private static final int NOT_AWS = Ports.free();

    @TempDir
    static Path folder;

    private static Background nginx;
    private static TlsOptions trusting;

    @BeforeAll
    static void startNginx() throws IOException {
        String program = Requirement.program("nginx");
        Certificates certificates = Certificates.in(folder);
        certificates.sign("good", "DNS:" + NAME, "20250101000000Z", "20450101000000Z");
        certificates.sign("expired", "DNS:" + NAME, "20240101000000Z", "20240201000000Z");
        certificates.selfSigned("self", "DNS:" + NAME);
        trusting =
                TlsOptions.DEFAULT.trusting(List.of(certificates.authority())).withServerName(NAME);
        String servers = server(
                        PLAIN,
                        "",
                        "location / { return 200 ok; } location /secret { return 401; }"
                                + " location /ip { return 200 \"$remote_addr\\n\"; }")
                + tls(GOOD, "good", "", "location / { return 200 \"$remote_addr\\n\"; }")
                + tls(EXPIRED, "expired", "", "location / { return 200 ok; }")
                + tls(SELF_SIGNED, "self", "", "location / { return 200 ok; }")
                + tls(
                        OLD,
                        "good",
                        "ssl_protocols TLSv1; ssl_ciphers DEFAULT@SECLEVEL=0;",
                        "location / { return 200 ok; }")
                + tls(AWS, "good", "", "location / { add_header x-amzn-RequestId 11-22 always; return 403 no; }")
                + tls(NOT_AWS, "good", "", "location / { return 403 \"a proxy\"; }");
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
            daemon off; pid %1$s/nginx.pid; error_log %1$s/error.log; worker_processes 1;
            events { worker_connections 512; }
            http { access_log off; ssl_protocols TLSv1.2 TLSv1.3; client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                   uwsgi_temp_path %1$s; scgi_temp_path %1$s; %2$s }
            """.formatted(folder, servers));
        nginx = Background.start(
                        // Debian's own configuration of OpenSSL rules out what the old server shall speak.
                        Map.of("OPENSSL_CONF", "/dev/null"),
                        List.of(program, "-e", folder + "/start.log", "-c", configuration.toString()))
                .await(() -> Ports.open("127.0.0.1", NOT_AWS));
    }

    private static String tls(int port, String certificate, String more, String locations) {
        return server(
                port,
                "ssl",
                "ssl_certificate " + folder + "/" + certificate + ".pem; ssl_certificate_key " + folder + "/"
                        + certificate + ".key; " + more + locations);
    }

    private static String server(int port, String options, String body) {
        return "server { listen 127.0.0.1:" + port + " " + options + "; " + body + " }\n";
    }

    @AfterAll
    static void stopNginx() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void aGoodCertificateIsOkWithAllThatWasSeen() {
        Observation seen = tls(GOOD, trusting);

        assertThat(seen.outcome()).isEqualTo(Outcome.OK);
        Details.Tls details = (Details.Tls) seen.details();
        assertThat(details.version()).contains("TLSv1.3");
        assertThat(details.cipher()).isPresent();
        assertThat(details.trusted()).contains(true);
        assertThat(details.inDate()).contains(true);
        assertThat(details.nameMatches()).contains(true);
        assertThat(details.chain()).singleElement().satisfies(certificate -> {
            assertThat(certificate.names()).containsExactly(NAME);
            assertThat(certificate.issuer()).isEqualTo("CN=Test Authority");
            assertThat(certificate.sha256()).hasSize(64);
        });
    }

    @Test
    void anExpiredCertificateIsExpiredThoughItsChainIsTrustedAndItsNameRight() {
        Observation seen = tls(EXPIRED, trusting);

        assertThat(seen.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(judgement(seen)).containsExactly(true, false, true);
    }

    @Test
    void aSelfSignedCertificateIsUntrustedThoughItsDatesAndNameAreRight() {
        Observation seen = tls(SELF_SIGNED, trusting);

        assertThat(seen.outcome()).isEqualTo(Outcome.UNTRUSTED);
        assertThat(judgement(seen)).containsExactly(false, true, true);
    }

    @Test
    void anAuthorityThatTheRuntimeDoesNotKnowIsUntrusted() {
        assertThat(tls(GOOD, TlsOptions.DEFAULT.withServerName(NAME)).outcome()).isEqualTo(Outcome.UNTRUSTED);
    }

    @Test
    void aCertificateForAnotherNameIsWrongName() {
        Observation seen = tls(GOOD, trusting.withServerName("other.example.com"));

        assertThat(seen.outcome()).isEqualTo(Outcome.WRONG_NAME);
        assertThat(judgement(seen)).containsExactly(true, true, false);
    }

    @Test
    void aServerThatSpeaksTls10OnlyFailsTheHandshakeAndTheReasonSaysSo() {
        Observation seen = tls(OLD, trusting);

        assertThat(seen.outcome()).isEqualTo(Outcome.HANDSHAKE_FAILED);
        assertThat(seen.reason().orElseThrow()).contains("neither TLS 1.2 nor TLS 1.3");
    }

    @Test
    void aServerWithoutTlsIsNotTls() {
        assertThat(tls(PLAIN, trusting).outcome()).isEqualTo(Outcome.NOT_TLS);
    }

    @Test
    void anHttpServerIsReadyWithItsStatusLineAndNothingOfItsBody() {
        ProbeReport report = LocalProbe.probe(ServiceCheck.of("c", "127.0.0.1", PLAIN, Protocol.HTTP));

        Observation seen = ProbeProcess.only(report, "c", Layer.SERVICE);
        assertThat(seen.outcome()).isEqualTo(Outcome.READY);
        assertThat(((Details.Service) seen.details()).statusLine()).contains("HTTP/1.1 200 OK");
    }

    @Test
    void aStatusOf401IsAuthRequired() {
        Observation seen = service(new ServiceCheck(
                "c", "127.0.0.1", PLAIN, Protocol.HTTP, TlsUse.NEVER, TlsOptions.DEFAULT, "/secret", Attempts.DEFAULT));

        assertThat(seen.outcome()).isEqualTo(Outcome.AUTH_REQUIRED);
        assertThat(((Details.Service) seen.details()).code()).contains("401");
    }

    @Test
    void anHttpsServerIsReadyOverTlsAndNeedsTlsWithout() {
        assertThat(service(ServiceCheck.of("c", "127.0.0.1", GOOD, Protocol.HTTPS)
                                .with(trusting))
                        .outcome())
                .isEqualTo(Outcome.READY);
        assertThat(service(ServiceCheck.of("c", "127.0.0.1", GOOD, Protocol.HTTP))
                        .outcome())
                .isEqualTo(Outcome.NEEDS_TLS);
    }

    @Test
    void anHttpServerGreetedAsADatabaseIsAnotherProtocol() {
        Observation seen = service(ServiceCheck.of("c", "127.0.0.1", PLAIN, Protocol.MEMCACHED));

        assertThat(seen.outcome()).isEqualTo(Outcome.WRONG_PROTOCOL);
    }

    @Test
    void aWebServerSaysNothingBeforeItIsAsked() {
        Observation seen = service(
                ServiceCheck.of("c", "127.0.0.1", PLAIN, Protocol.BANNER).with(Attempts.once(Duration.ofMillis(300))));

        assertThat(seen.outcome()).isEqualTo(Outcome.SILENT);
    }

    @Test
    void theEchoOfTheCallersAddressIsReadOverTls() {
        ProbeReport report = LocalProbe.probe(
                new EgressCheck("c", URI.create("https://127.0.0.1:" + GOOD + "/"), trusting, Attempts.DEFAULT),
                new EgressCheck("x", URI.create("http://127.0.0.1:" + PLAIN + "/"), trusting, Attempts.DEFAULT));

        Details.Service details =
                (Details.Service) ProbeProcess.only(report, "c", Layer.SERVICE).details();
        assertThat(details.publicAddress()).contains("127.0.0.1");
        assertThat(report.environment().clockOffsetMillis()).isPresent();
        assertThat(ProbeProcess.only(report, "x", Layer.SERVICE).outcome()).isEqualTo(Outcome.WRONG_PROTOCOL);
    }

    @Test
    void anEndpointThatAnswersWithARequestIdIsAws() {
        Observation seen = ProbeProcess.only(LocalProbe.probe(aws(AWS)), "c", Layer.SERVICE);

        assertThat(seen.outcome()).isEqualTo(Outcome.READY);
        assertThat(((Details.Service) seen.details()).awsRequestId()).contains("11-22");
        assertThat(((Details.Service) seen.details()).greeting()).contains("aws");
    }

    @Test
    void anEndpointThatAnswersWithoutARequestIdIsSomethingElse() {
        Observation seen = ProbeProcess.only(LocalProbe.probe(aws(NOT_AWS)), "c", Layer.SERVICE);

        assertThat(seen.outcome()).isEqualTo(Outcome.WRONG_PROTOCOL);
        assertThat(((Details.Service) seen.details()).greeting()).contains("not-aws");
    }

    @Test
    void anEndpointThatNobodyAnswersAtReachesNothing() {
        assertThat(ProbeProcess.only(LocalProbe.probe(aws(1)), "c", Layer.TCP).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aLargeRequestIsAnsweredOverTlsToo() {
        ProbeReport report = LocalProbe.probe(new PathMtuCheck(
                "c", "127.0.0.1", GOOD, Protocol.HTTPS, PathMtuCheck.DEFAULT_BYTES, trusting, Attempts.DEFAULT));

        assertThat(report.of("c"))
                .filteredOn(observation -> observation.layer() == Layer.SERVICE)
                .extracting(Observation::outcome)
                .containsExactly(Outcome.READY, Outcome.READY);
    }

    private static AwsEndpointCheck aws(int port) {
        return new AwsEndpointCheck("c", "127.0.0.1", Optional.of("eu-west-1"), port, trusting, Attempts.DEFAULT);
    }

    private static Observation tls(int port, TlsOptions options) {
        TlsCheck check = new TlsCheck("c", "127.0.0.1", port, StartTls.NONE, options, Attempts.DEFAULT);
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.TLS);
    }

    private static Observation service(ServiceCheck check) {
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.SERVICE);
    }

    private static List<Boolean> judgement(Observation seen) {
        Details.Tls details = (Details.Tls) seen.details();
        return List.of(
                details.trusted().orElseThrow(),
                details.inDate().orElseThrow(),
                details.nameMatches().orElseThrow());
    }
}
