package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.util.Optional;

/** The certificate is out of date. */
public final class TlsCertificateExpired implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "tls-certificate-expired",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.NOT_TRUSTED,
            "The network is fine: TLS was begun, and a certificate of the target is not valid any "
                    + "more, or not yet.",
            "Clients that check certificates fail: \"certificate has expired\".",
            "A certificate that is in date and of an unknown authority is tls-not-trusted.",
            "Renew the certificate at the target.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met met = Met.said(about, Layer.TLS, Outcome.EXPIRED);
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Certificates certificates = new Certificates(met.observations(Layer.TLS, Outcome.EXPIRED));
        Cause.Builder cause = met.cause(EXPLANATION, met.confidence()).weighing(certificates.severity());
        certificates.validity().ifPresent(validity -> cause.says(validity, ""));
        return Optional.of(cause.summary("The network is fine: the certificate of " + about.target() + " is out of date"
                + certificates.mattersTo() + "."));
    }
}
