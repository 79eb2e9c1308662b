package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.Destination.Nature.AwsService;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** A gateway endpoint serves S3 or DynamoDB, and the function's security group does not let out to its prefix list. */
public final class PrefixListNotAllowed implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "prefix-list-not-allowed",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.STOPPED_AT_FUNCTION,
            "S3 or DynamoDB is reached through a gateway endpoint, and the function's security group has no outbound"
                + " rule for the service. A gateway endpoint has no address in the VPC: the service keeps its public"
                + " addresses, which AWS lists in a prefix list.",
            "Calls to S3 or DynamoDB time out; what the outbound rules name is reached.",
            "Without a gateway endpoint on the way it is function-sg-blocks-egress. If the route to the endpoint is"
                    + " missing, gateway-endpoint-not-on-route-table.",
            "Let the function's security group out to the service's prefix list on 443.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        AwsService service = Endpoints.serviceOf(first.path()).orElseThrow();
        String endpointId = endpointOf(first).orElseThrow();
        String list = service.prefixListId().orElse("the service's prefix list");
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(first.because().groupIds())
                .about(service.prefixListId().stream().toList())
                .about(endpointId)
                .says(
                        endpointId + " serves " + about.target() + " at its public addresses, which are " + list,
                        endpointId)
                .mendedBy(FunctionEgress.allow(about, blockers))
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
