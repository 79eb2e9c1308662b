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
import java.util.List;
import java.util.Optional;

/** No outbound rule of the function's security groups lets the connection out. */
public final class FunctionSecurityGroupBlocksEgress implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-sg-blocks-egress",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.STOPPED_AT_FUNCTION,
            "None of the function's security groups has an outbound rule for the target's address and port.",
            "Connections time out.",
            "A service behind a gateway endpoint whose prefix list is missing in the rules is prefix-list-not-allowed."
                    + " A missing inbound rule at the other end is target-sg-blocks-ingress.",
            "Add an outbound rule for the target's security group, or for its address.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRuleAdmits>> blockers = about.blockers(
                NoRuleAdmits.class,
                blocker -> blocker.hop().kind() == HopKind.FUNCTION_SECURITY_GROUP
                        && !Endpoints.isDetour(about, blocker.path()));
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = blockers.get(0).because().groupIds();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(groups)
                .mendedBy(FunctionEgress.allow(about, blockers))
                .summary("The function's security group has no outbound rule for " + about.target() + "."));
    }
}
