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

/** The certificate is for another name. */
public final class TlsWrongName implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "tls-wrong-name",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.NOT_TRUSTED,
            "The network is fine: TLS was begun, and the certificate of the target is for other "
                    + "names than the one asked for.",
            "Clients that check names fail: \"hostname mismatch\", ERR_TLS_CERT_ALTNAME_INVALID.",
            "An authority that is not known is tls-not-trusted.",
            "Connect by a name that the certificate is for; an alias of your own is none of them.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met met = Met.said(about, Layer.TLS, Outcome.WRONG_NAME);
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Certificates certificates = new Certificates(met.observations(Layer.TLS, Outcome.WRONG_NAME));
        Cause.Builder cause = met.cause(EXPLANATION, met.confidence()).weighing(certificates.severity());
        certificates.names().ifPresent(names -> cause.says("it is for " + names, ""));
        return Optional.of(cause.summary("The network is fine: the certificate of " + about.target()
                + " is for another name" + certificates.mattersTo() + "."));
    }
}
