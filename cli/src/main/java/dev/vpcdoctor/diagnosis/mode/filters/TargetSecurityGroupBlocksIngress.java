package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No inbound rule of the target's security groups admits the function. */
public final class TargetSecurityGroupBlocksIngress implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("target-sg-blocks-ingress", ExpectedEvidence.STOPPED_AT_TARGET);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRuleAdmits>> atTarget = at(about, HopKind.TARGET_SECURITY_GROUP);
        List<Blocker<NoRuleAdmits>> atNatInstance = at(about, HopKind.NAT_INSTANCE);
        if (atTarget.isEmpty() && atNatInstance.isEmpty()) {
            return Optional.empty();
        }
        List<Blocker<NoRuleAdmits>> all = new ArrayList<>(atTarget);
        all.addAll(atNatInstance);
        String whose = atTarget.isEmpty() ? "the machine that passes packets on to " : "";
        return Optional.of(Cause.of(CODE)
                .explaining(all)
                .about(TargetIngress.groups(all))
                .fixedBy(TargetIngress.admit(all))
                .summary("The security group of " + whose + about.target() + " does not admit the function."));
    }

    private static List<Blocker<NoRuleAdmits>> at(Examination about, HopKind kind) {
        return about.blockers(NoRuleAdmits.class, blocker -> blocker.hop().kind() == kind);
    }
}
