package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Expectation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.Met;
import dev.vpcdoctor.diagnosis.witness.Sighting.Connecting;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.Optional;

/** The target refuses, or tears down what it took. */
public final class TargetNotListening implements FailureMode {
    private static final FindingCode CODE = new FindingCode("target-not-listening", Expectation.REFUSED);

    @Override
    public FindingCode code() {
        return CODE;
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
        return Optional.of(refused.cause(CODE, confidence)
                .summary(
                        reset
                                ? about.target() + " is reached, and tears the connection down at once: a load balancer"
                                        + " without healthy targets, a service that is starting, or a firewall that"
                                        + " rejects."
                                : "Nothing listens on " + about.target() + ": the target refuses the connection."));
    }
}
