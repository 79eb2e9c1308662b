package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.Destination.Nature.AwsService;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcEndpointChange.AddGatewayEndpointRouteTables;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The VPC has a gateway endpoint for S3 or DynamoDB, and the function's route table has no route to it. */
public final class GatewayEndpointNotOnRouteTable implements FailureMode {
    /** Where the public addresses are on their way, past the function's own subnet. */
    private static final Set<HopKind> ON_THE_WAY = Set.of(
            HopKind.ROUTE,
            HopKind.BLOCK_PUBLIC_ACCESS,
            HopKind.NAT_GATEWAY,
            HopKind.NAT_INSTANCE,
            HopKind.INTERNET_GATEWAY,
            HopKind.NETWORK_ACL_OUT,
            HopKind.NETWORK_ACL_IN,
            HopKind.RETURN_NETWORK_ACL_OUT,
            HopKind.RETURN_NETWORK_ACL_IN,
            HopKind.RETURN_ROUTE);

    private static final FindingCode CODE =
            new FindingCode("gateway-endpoint-not-on-route-table", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(
                Reason.class,
                blocker -> VpcEndpoints.isOnDetour(blocker)
                        && ON_THE_WAY.contains(blocker.hop().kind())
                        && !isOwnNetworkAcl(about, blocker)
                        && missedEndpoint(about, blocker.path()).isPresent());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        Blocker<Reason> first = blockers.get(0);
        VpcEndpoint endpoint = missedEndpoint(about, first.path()).orElseThrow();
        List<String> tables = VpcEndpoints.routeTablesOf(about, blockers);
        return Optional.of(Cause.of(CODE)
                .says(endpoint.id() + " is not on " + String.join(", ", tables), endpoint.id())
                .explaining(blockers)
                .about(endpoint.id())
                .about(tables)
                .fixedBy(remedy(
                        endpoint, tables, VpcEndpoints.serviceOf(first.path()).orElseThrow()))
                .summary("The gateway endpoint for " + about.target() + " is not on the route table of the function's"
                        + " subnet."));
    }

    /** An available gateway endpoint for what the path leads to, if its own way does not go through it. */
    private static Optional<VpcEndpoint> missedEndpoint(Examination about, Path path) {
        boolean takesIt = path.hops().stream().map(Hop::kind).anyMatch(HopKind.GATEWAY_ENDPOINT::equals);
        return takesIt
                ? Optional.empty()
                : VpcEndpoints.serviceOf(path)
                        .flatMap(service -> VpcEndpoints.gatewayEndpoint(about, service.serviceName()))
                        .filter(VpcEndpoint::isAvailable);
    }

    /** What the function's subnet itself filters, it filters on the way to an endpoint too. */
    private static boolean isOwnNetworkAcl(Examination about, Blocker<Reason> blocker) {
        return about.network()
                .networkAclOf(blocker.subnet())
                .optional()
                .filter(acl -> acl.id().equals(blocker.hop().id()))
                .isPresent();
    }

    private static Remedy remedy(VpcEndpoint endpoint, List<String> tables, AwsService service) {
        return Remedy.free(
                "put " + String.join(" and ", tables) + " on " + endpoint.id() + ", which costs nothing",
                new AddGatewayEndpointRouteTables(
                        endpoint, tables, service.prefixListId().orElse("$PREFIX_LIST")));
    }
}
