package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.Sighting.Connecting;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.Optional;

/** The target refuses, or tears down what it took. */
public final class TargetNotListening implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "target-not-listening",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.REFUSED,
            "The network lets the connection through, and the target refuses it: nothing listens "
                    + "on that port, or what listens tears connections down at once.",
            "Connections fail at once, with ECONNREFUSED or ECONNRESET.",
            "Where nothing answers at all it is host-firewall-or-target-down; a database that "
                    + "listens and has no connection left is database-connections-exhausted.",
            "Start the service, or connect to the port on which it listens. Behind a load "
                    + "balancer, look at the health of its targets.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Troubleshooting.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met refused = Met.where(
                about,
                one -> (one.sighting().connecting() == Connecting.REFUSED
                                || one.sighting().connecting() == Connecting.RESET)
                        && one.predictedForPackets() != Verdict.BLOCKED);
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        boolean reset = refused.where().stream().anyMatch(one -> one.sighting().connecting() == Connecting.RESET);
        Confidence confidence = reset ? Confidence.LIKELY : refused.confidence();
        return Optional.of(refused.cause(EXPLANATION, confidence)
                .summary(
                        reset
                                ? about.target() + " is reached, and tears the connection down at once: a load balancer"
                                        + " without healthy targets, a service that is starting, or a firewall that"
                                        + " rejects."
                                : "Nothing listens on " + about.target() + ": the target refuses the connection."));
    }
}
