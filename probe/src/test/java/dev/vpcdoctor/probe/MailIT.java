package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Certificates;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.StartTls;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real mail server, Debian's aiosmtpd. */
class MailIT {
    private static final String NAME = "mail.example.com";

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private Background server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tlsIsBegunAsSmtpHasItAndTheCertificateIsJudged() {
        Certificates certificates = Certificates.in(folder);
        certificates.sign("mail", "DNS:" + NAME, "20250101000000Z", "20450101000000Z");
        start("--tlscert", certificates.path("mail.pem"), "--tlskey", certificates.path("mail.key"));
        TlsOptions trusting =
                TlsOptions.DEFAULT.trusting(List.of(certificates.authority())).withServerName(NAME);

        Observation good = startTls(trusting);
        Observation other = startTls(trusting.withServerName("web.example.com"));

        assertThat(good.outcome()).as(good.toString()).isEqualTo(Outcome.OK);
        assertThat(((Details.Tls) good.details()).chain().get(0).names()).containsExactly(NAME);
        assertThat(other.outcome()).isEqualTo(Outcome.WRONG_NAME);
    }

    @Test
    void aMailServerWithoutTlsIsNotTls() {
        start();

        Observation seen = startTls(TlsOptions.DEFAULT);

        assertThat(seen.outcome()).as(seen.toString()).isEqualTo(Outcome.NOT_TLS);
    }

    @Test
    void aMailServerSpeaksFirst() {
        start();

        Observation seen = ProbeProcess.only(
                LocalProbe.probe(ServiceCheck.of("c", "127.0.0.1", port, Protocol.BANNER)), "c", Layer.SERVICE);

        assertThat(seen.outcome()).isEqualTo(Outcome.READY);
        assertThat(((Details.Service) seen.details()).greeting()).contains("smtp-or-ftp");
    }

    private Observation startTls(TlsOptions options) {
        TlsCheck check = new TlsCheck("c", "127.0.0.1", port, StartTls.SMTP, options, Attempts.DEFAULT);
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.TLS);
    }

    private void start(String... options) {
        List<String> command =
                new ArrayList<>(List.of(Requirement.program("aiosmtpd"), "-n", "-l", "127.0.0.1:" + port));
        command.addAll(List.of(options));
        server = Background.start(Map.of(), command).await(() -> Ports.open("127.0.0.1", port));
    }
}
