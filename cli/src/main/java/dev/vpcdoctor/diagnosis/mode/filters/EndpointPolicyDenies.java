package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.GatewayReason.PolicyDenies;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcEndpointChange.ModifyEndpointPolicy;
import dev.vpcdoctor.shared.Arn;
import java.util.List;
import java.util.Optional;

/** The endpoint's policy lets nobody do what the function asks for. */
public final class EndpointPolicyDenies implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("endpoint-policy-denies", ExpectedEvidence.DENIED_BY_POLICY);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<PolicyDenies>> blockers = about.blockers(PolicyDenies.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        PolicyDenies first = blockers.get(0).because();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(first.endpoint().id())
                .fixedBy(remedy(first))
                .summary("The policy of endpoint " + first.endpoint().id() + " refuses every request to " + first.what()
                        + "."));
    }

    /** One statement more where that is enough: what denies cannot be outvoted. */
    private static Remedy remedy(PolicyDenies because) {
        VpcEndpoint endpoint = because.endpoint();
        Optional<PolicyDocument> now = endpoint.policy().optional();
        boolean canBeAllowed =
                now.isPresent() && now.get().statements().stream().allMatch(Statement::allow);
        return canBeAllowed && Arn.isMeant(because.what())
                ? Remedy.free(
                        "allow " + because.what() + " too; what the function may do there, its role decides",
                        ModifyEndpointPolicy.allowing(endpoint, now.get(), resources(because.what())))
                : Remedy.free(
                        "give " + endpoint.id() + " the policy that AWS gives by default, which allows all",
                        ModifyEndpointPolicy.reset(endpoint));
    }

    private static List<String> resources(String arn) {
        boolean isBucket = Arn.parse(arn)
                .filter(known ->
                        known.service().equals("s3") && !known.resource().contains("/"))
                .isPresent();
        return isBucket ? List.of(arn, arn + "/*") : List.of(arn);
    }
}
