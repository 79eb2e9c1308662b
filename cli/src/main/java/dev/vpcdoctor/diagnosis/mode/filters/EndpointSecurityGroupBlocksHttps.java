package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** The security group of an interface endpoint does not admit the function. */
public final class EndpointSecurityGroupBlocksHttps implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("endpoint-sg-blocks-https", ExpectedEvidence.STOPPED_AT_TARGET);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRuleAdmits>> blockers =
                about.blockers(NoRuleAdmits.class, blocker -> blocker.hop().kind() == HopKind.ENDPOINT_SECURITY_GROUP);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> endpoints = blockers.stream()
                .flatMap(blocker -> blocker.path().destination().nature() instanceof Nature.Endpoint endpoint
                        ? Optional.of(endpoint.endpoint().id()).stream()
                        : Optional.<String>empty().stream())
                .distinct()
                .toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(TargetIngress.groups(blockers))
                .about(endpoints)
                .fixedBy(TargetIngress.admit(blockers))
                .summary("The security group of the endpoint for " + about.target() + " does not admit the function on "
                        + blockers.get(0).because().port() + "."));
    }
}
