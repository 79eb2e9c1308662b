package dev.vpcdoctor.probe.tls;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.Printable;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.TlsOptions;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Makes a TLS handshake over an open connection and writes down what came of it. */
public final class TlsHandshake {
    private static final int MAX_TEXT = 200;

    private final String host;
    private final TlsOptions options;
    private final Asked asked;
    private final Attempt attempt;

    /** @param asked what the observation is about */
    public TlsHandshake(String host, TlsOptions options, Asked asked, Attempt attempt) {
        this.host = host;
        this.options = options;
        this.asked = asked;
        this.attempt = attempt;
    }

    /**
     * Makes the handshake; exactly one observation is made of it.
     *
     * @return whether there is a session now, whatever its certificate; the connection then goes through it
     */
    public boolean over(Connection connection) {
        attempt.begin(Layer.TLS, asked, "handshake");
        long start = attempt.timeline().micros();
        RecordingTrust trust = new RecordingTrust();
        try {
            CertificateJudge judge = CertificateJudge.trusting(options.trustAnchors());
            start = attempt.timeline().micros();
            SSLSocket session = handshake(connection, trust);
            connection.layer(session);
            observeSession(session, trust.chain(), judge, start);
            return true;
        } catch (IOException e) {
            observeFailure(e, connection, trust.chain(), start);
        } catch (GeneralSecurityException e) {
            observe(Outcome.FAILED, "the trust anchors cannot be used: " + text(e.getMessage()), start, nothing());
        } catch (RuntimeException e) {
            observe(Outcome.HANDSHAKE_FAILED, "the handshake broke: " + text(e.getMessage()), start, nothing());
        }
        return false;
    }

    private SSLSocket handshake(Connection connection, RecordingTrust trust)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        SSLSocket session = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        connection.socket(), serverName(), connection.socket().getPort(), false);
        SSLParameters parameters = session.getSSLParameters();
        if (Addresses.parse(serverName()).isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(withoutFinalDot(serverName()))));
        }
        session.setSSLParameters(parameters);
        session.startHandshake();
        return session;
    }

    private void observeSession(SSLSocket session, List<X509Certificate> chain, CertificateJudge judge, long start) {
        List<Details.Certificate> certificates = certificates(chain);
        CertificateJudge.Verdict verdict = judge.judge(chain, Instant.now());
        boolean nameMatches = CertificateNames.match(certificates.get(0).names(), withoutFinalDot(serverName()));
        Details details = new Details.Tls(
                serverName(),
                Optional.of(session.getSession().getProtocol()),
                Optional.of(session.getSession().getCipherSuite()),
                certificates,
                Optional.of(verdict.trusted()),
                Optional.of(verdict.inDate()),
                Optional.of(nameMatches));
        if (!verdict.trusted()) {
            observe(Outcome.UNTRUSTED, "no trust anchor vouches for the certificate", start, details);
        } else if (!verdict.inDate()) {
            observe(Outcome.EXPIRED, "the certificate is not valid at this time", start, details);
        } else if (!nameMatches) {
            String reason = certificates.get(0).names().isEmpty()
                    ? "the certificate has no subject alternative names, and many clients look at nothing else"
                    : "the certificate is not for " + serverName();
            observe(Outcome.WRONG_NAME, reason, start, details);
        } else {
            attempt.observe(
                    Layer.TLS,
                    asked,
                    Outcome.OK,
                    Optional.empty(),
                    List.of(attempt.timeline().phaseSince("handshake", start)),
                    details);
        }
    }

    private void observeFailure(IOException e, Connection connection, List<X509Certificate> chain, long start) {
        Details details = new Details.Tls(
                serverName(),
                Optional.empty(),
                Optional.empty(),
                certificates(chain),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (connection.expired()) {
            boolean cutShort = connection.limit().cutShort();
            observe(
                    cutShort ? Outcome.TIMED_OUT : Outcome.HANDSHAKE_FAILED,
                    (cutShort ? "" : "the handshake was not done ")
                            + connection.limit().describe(),
                    start,
                    details);
        } else if (isNotTls(e)) {
            observe(Outcome.NOT_TLS, "what came back is not TLS", start, nothing());
        } else if (e instanceof SSLException ssl && !(ssl.getCause() instanceof EOFException)) {
            observe(Outcome.HANDSHAKE_FAILED, refusal(ssl), start, details);
        } else if (e instanceof SocketException) {
            observe(
                    Outcome.HANDSHAKE_FAILED,
                    "the connection was reset during the handshake: " + text(e.getMessage()),
                    start,
                    details);
        } else {
            observe(Outcome.HANDSHAKE_FAILED, "the connection was closed during the handshake", start, details);
        }
    }

    private static String refusal(SSLException e) {
        String message = text(e.getMessage());
        return message.contains("protocol_version")
                ? "the other side speaks neither TLS 1.2 nor TLS 1.3 (alert protocol_version)"
                : message;
    }

    /** Says that the other side does not offer TLS in a protocol that would have it negotiated. */
    public void notOffered(String reason) {
        observe(Outcome.NOT_TLS, reason, attempt.timeline().micros(), nothing());
    }

    private void observe(Outcome outcome, String reason, long start, Details details) {
        attempt.observe(
                Layer.TLS,
                asked,
                outcome,
                Optional.of(reason),
                List.of(attempt.timeline().phaseSince("handshake", start)),
                details);
    }

    /** The runtime's TLS has no exception of its own for a record that is none. */
    private static boolean isNotTls(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Unsupported or unrecognized SSL message") || message.contains("SSLv2");
    }

    private static List<Details.Certificate> certificates(List<X509Certificate> chain) {
        List<Details.Certificate> certificates = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            certificates.add(new Details.Certificate(
                    text(certificate.getSubjectX500Principal().getName()),
                    text(certificate.getIssuerX500Principal().getName()),
                    CertificateNames.of(certificate).stream()
                            .limit(100)
                            .map(TlsHandshake::text)
                            .toList(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    fingerprint(certificate)));
        }
        return certificates;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256, and this certificate came encoded", e);
        }
    }

    private Details nothing() {
        return new Details.Tls(
                serverName(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String serverName() {
        return options.serverName().orElse(host);
    }

    private static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String text(String peersText) {
        return Printable.of(String.valueOf(peersText), MAX_TEXT);
    }
}
