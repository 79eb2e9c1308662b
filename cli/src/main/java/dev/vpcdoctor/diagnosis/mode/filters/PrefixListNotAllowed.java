package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.walk.Destination.Nature.AwsService;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** A gateway endpoint serves S3 or DynamoDB, and the function's security group does not let out to its prefix list. */
public final class PrefixListNotAllowed implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("prefix-list-not-allowed", ExpectedEvidence.STOPPED_AT_FUNCTION);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRuleAdmits>> blockers = about.blockers(
                NoRuleAdmits.class,
                blocker -> blocker.hop().kind() == HopKind.FUNCTION_SECURITY_GROUP
                        && endpointOf(blocker).isPresent());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        Blocker<NoRuleAdmits> first = blockers.get(0);
        AwsService service = VpcEndpoints.serviceOf(first.path()).orElseThrow();
        String endpointId = endpointOf(first).orElseThrow();
        String list = service.prefixListId().orElse("the service's prefix list");
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(first.because().groupIds())
                .about(service.prefixListId().stream().toList())
                .about(endpointId)
                .says(
                        endpointId + " serves " + about.target() + " at its public addresses, which are " + list,
                        endpointId)
                .fixedBy(FunctionEgress.allow(about, blockers))
                .summary("The function's security group does not let out to " + list + ", the addresses of "
                        + about.target() + "."));
    }

    private static Optional<String> endpointOf(Blocker<NoRuleAdmits> blocker) {
        return blocker.path().hops().stream()
                .filter(hop -> hop.kind() == HopKind.GATEWAY_ENDPOINT)
                .map(Hop::id)
                .findFirst();
    }
}
