package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
import dev.vpcdoctor.diagnosis.witness.TargetObservations;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import java.util.Optional;

/** All that AWS tells is open, and no packet comes back. */
public final class HostFirewallOrTargetDown implements FailureMode {
    private static final FindingCode CODE = new FindingCode("host-firewall-or-target-down", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome silent =
                ObservedOutcome.where(about, one -> one.isKnownToLead() && isUnanswered(one.observed()));
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        boolean sometimes =
                silent.where().stream().anyMatch(one -> one.observed().connecting() == Connecting.SOMETIMES);
        String what = sometimes ? "Some packets to " : "Packets to ";
        String likely = sometimes
                ? "the target is overloaded, one of several behind its address is down, a firewall on its host limits"
                        + " connections"
                : "the target is down or hangs, a firewall on its host, an appliance on the way, a change that is under"
                        + " way";
        return Optional.of(silent.cause(CODE, Confidence.LIKELY)
                .summary(what + about.target() + " are not answered, and nothing in the configuration stops them. Most"
                        + " likely first: " + likely + "."));
    }

    private static boolean isUnanswered(TargetObservations observed) {
        return switch (observed.connecting()) {
            case TIMED_OUT, UNREACHABLE, SOMETIMES, DIFFERENTLY -> true;
            case OPEN, REFUSED, RESET, NOT_TRIED -> false;
        };
    }
}
