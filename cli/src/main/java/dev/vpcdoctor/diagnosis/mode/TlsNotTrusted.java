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

/** The certificate leads to no authority that is trusted. */
public final class TlsNotTrusted implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "tls-not-trusted",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.NOT_TRUSTED,
            "The network is fine: TLS was begun, and the certificate of the target was issued by "
                    + "an authority that is not among those that are trusted.",
            "Clients that check certificates fail: \"self-signed certificate\", \"unable to get local "
                    + "issuer certificate\", PKIX path building failed.",
            "An expired certificate is tls-certificate-expired, one for another name " + "tls-wrong-name.",
            "Give the client the authority's certificate; for RDS the bundle of its region.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met met = Met.said(about, Layer.TLS, Outcome.UNTRUSTED);
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Certificates certificates = new Certificates(met.observations(Layer.TLS, Outcome.UNTRUSTED));
        Cause.Builder cause = met.cause(EXPLANATION, met.confidence()).weighing(certificates.severity());
        certificates.issuer().ifPresent(issuer -> cause.says("issued by " + issuer, ""));
        return Optional.of(cause.summary("The network is fine: the certificate of " + about.target() + " is not trusted"
                + certificates.mattersTo() + "."));
    }
}
