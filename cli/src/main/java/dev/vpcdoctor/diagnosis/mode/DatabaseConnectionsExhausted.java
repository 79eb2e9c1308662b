package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.util.Optional;

/** The server says that all its connections are taken. */
public final class DatabaseConnectionsExhausted implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "database-connections-exhausted",
            Severity.ERROR,
            "The network is fine: the server answered, and said that it has no connection left.",
            "Connections are refused by the server itself: \"too many clients already\", \"Too many "
                    + "connections\".",
            "A server that nobody hears is host-firewall-or-target-down.",
            "Close connections that are not used, give the function a smaller pool or less "
                    + "concurrency, or put a proxy in between.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met full = Met.said(about, Layer.SERVICE, Outcome.TOO_MANY_CONNECTIONS);
        return full.isEmpty()
                ? Optional.empty()
                : Optional.of(full.cause(EXPLANATION, full.confidence())
                        .summary("The network is fine: " + about.target()
                                + " answers that all its connections are taken."));
    }
}
