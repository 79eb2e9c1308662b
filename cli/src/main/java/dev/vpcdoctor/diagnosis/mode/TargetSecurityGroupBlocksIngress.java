package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No inbound rule of the target's security groups admits the function. */
public final class TargetSecurityGroupBlocksIngress implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "target-sg-blocks-ingress",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.STOPPED_AT_TARGET,
            "None of the target's security groups has an inbound rule that admits the function on the port.",
            "Connections time out.",
            "A refusal (ECONNREFUSED) means that the packet arrived: then it is not this. A missing outbound rule of"
                + " the function is function-sg-blocks-egress; for an interface endpoint, endpoint-sg-blocks-https.",
            "Admit the function's security group on the port.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(all)
                .about(TargetIngress.groups(all))
                .mendedBy(TargetIngress.admit(all))
                .summary("The security group of " + whose + about.target() + " does not admit the function."));
    }

    private static List<Blocker<NoRuleAdmits>> at(Examination about, HopKind kind) {
        return about.blockers(NoRuleAdmits.class, blocker -> blocker.hop().kind() == kind);
    }
}
