package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** No outbound rule of the function's security groups lets the connection out. */
public final class FunctionSecurityGroupBlocksEgress implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("function-sg-blocks-egress", ExpectedEvidence.STOPPED_AT_FUNCTION);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRuleAdmits>> blockers = about.blockers(
                NoRuleAdmits.class,
                blocker -> blocker.hop().kind() == HopKind.FUNCTION_SECURITY_GROUP
                        && !VpcEndpoints.isDetour(about, blocker.path()));
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = blockers.get(0).because().groupIds();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(groups)
                .fixedBy(FunctionEgress.allow(about, blockers))
                .summary("The function's security group has no outbound rule for " + about.target() + "."));
    }
}
