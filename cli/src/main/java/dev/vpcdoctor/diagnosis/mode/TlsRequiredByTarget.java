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

/** The target takes no connection without TLS. */
public final class TlsRequiredByTarget implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "tls-required-by-target",
            Chapter.FAR_END,
            Severity.WARNING,
            Expectation.TLS_REQUIRED,
            "The network is fine: the target answered, and takes only connections with TLS.",
            "Clients without TLS are turned away, or wait for an answer that never comes.",
            "A client that speaks TLS is not touched by it; what is wrong with a certificate is "
                    + "tls-not-trusted, tls-certificate-expired or tls-wrong-name.",
            "Switch TLS on in the client: sslmode=require for PostgreSQL, rediss:// for Redis, and " + "the like.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met wanted = Met.said(about, Layer.SERVICE, Outcome.NEEDS_TLS);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(wanted.cause(EXPLANATION, wanted.confidence())
                        .summary("The network is fine: " + about.target()
                                + " takes only connections with TLS, so that a client without it is turned away."));
    }
}
