package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.Optional;

/** The target refuses, or tears down what it took. */
public final class TargetNotListening implements FailureMode {
    private static final FindingCode CODE = new FindingCode("target-not-listening", ExpectedEvidence.REFUSED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome refused = ObservedOutcome.where(
                about,
                one -> (one.observed().connecting() == Connecting.REFUSED
                                || one.observed().connecting() == Connecting.RESET)
                        && one.predictedForPackets() != Verdict.BLOCKED);
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        boolean reset = refused.where().stream().anyMatch(one -> one.observed().connecting() == Connecting.RESET);
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
