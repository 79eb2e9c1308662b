package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.GatewayReason.PolicyDenies;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetEndpointPolicy;
import java.util.List;
import java.util.Optional;

/** The endpoint's policy lets nobody do what the function asks for. */
public final class EndpointPolicyDenies implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "endpoint-policy-denies",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.DENIED_BY_POLICY,
            "Packets pass, and the endpoint's policy refuses the request, whoever makes it. It is asked besides the"
                    + " function's role, and both must allow.",
            "AccessDenied (403), never a time-out. The same call succeeds from outside the VPC.",
            "A policy that decides by who asks, or what for, is not reported as a fault: that is not known here. If the"
                    + " call times out, it is not the policy.",
            "Allow in the policy what the function asks for.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<PolicyDenies>> blockers = about.blockers(PolicyDenies.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        PolicyDenies first = blockers.get(0).because();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(first.endpoint().id())
                .mendedBy(remedy(first))
                .summary("The policy of endpoint " + first.endpoint().id() + " refuses every request to " + first.what()
                        + "."));
    }

    /** One statement more where that is enough: what denies cannot be outvoted. */
    private static Remedy remedy(PolicyDenies because) {
        VpcEndpoint endpoint = because.endpoint();
        Optional<PolicyDocument> now = endpoint.policy().optional();
        boolean canBeAllowed =
                now.isPresent() && now.get().statements().stream().allMatch(Statement::allow);
        return canBeAllowed && because.what().startsWith("arn:")
                ? Remedy.free(
                        "allow " + because.what() + " too; what the function may do there, its role decides",
                        SetEndpointPolicy.allowing(endpoint, now.get(), resources(because.what())))
                : Remedy.free(
                        "give " + endpoint.id() + " the policy that AWS gives by default, which allows all",
                        SetEndpointPolicy.reset(endpoint));
    }

    private static List<String> resources(String arn) {
        return arn.contains(":s3:") && !arn.contains("/") ? List.of(arn, arn + "/*") : List.of(arn);
    }
}
