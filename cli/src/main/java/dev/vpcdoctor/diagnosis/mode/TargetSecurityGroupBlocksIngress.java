package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.remedy.AuthorizeSecurityGroup;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** No inbound rule of the target's security groups admits the function. */
public final class TargetSecurityGroupBlocksIngress implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "target-sg-blocks-ingress",
            Severity.ERROR,
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
        List<Blocker<NoRuleAdmits>> blockers =
                about.blockers(NoRuleAdmits.class, blocker -> blocker.hop().kind() == HopKind.TARGET_SECURITY_GROUP);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = blockers.stream()
                .flatMap(blocker -> blocker.because().groupIds().stream())
                .distinct()
                .toList();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(groups)
                .mendedBy(remedy(blockers))
                .summary("The security group of " + about.target() + " does not admit the function."));
    }

    private static Optional<Remedy> remedy(List<Blocker<NoRuleAdmits>> blockers) {
        List<Change> changes = blockers.stream()
                .filter(blocker -> !blocker.because().groupIds().isEmpty())
                .flatMap(blocker -> Rules.senderOf(blocker).stream()
                        .<Change>map(peer -> AuthorizeSecurityGroup.in(
                                blocker.because().groupIds().get(0), Rules.rule(blocker.because(), peer))))
                .distinct()
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remedy("admit the function", changes, Optional.of(0.0)));
    }
}
