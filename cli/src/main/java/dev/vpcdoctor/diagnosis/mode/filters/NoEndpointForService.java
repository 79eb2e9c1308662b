package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination.Nature.AwsService;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.NoRoute;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute.Attribute;
import dev.vpcdoctor.remedy.VpcEndpointChange.CreateGatewayEndpoint;
import dev.vpcdoctor.remedy.VpcEndpointChange.CreateInterfaceEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function calls an AWS service, for which the VPC has no endpoint, and its subnets have no way to the internet. */
public final class NoEndpointForService implements FailureMode {
    private static final FindingCode CODE = new FindingCode("no-endpoint-for-service", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRoute>> missing =
                about.blockers(NoRoute.class, blocker -> VpcEndpoints.lacksEndpoint(about, blocker.path()));
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<Blocker<Reason>> onDetour = about.blockers(
                Reason.class,
                blocker -> VpcEndpoints.isOnDetour(blocker)
                        && !blocker.hop().kind().equals(missing.get(0).hop().kind())
                        && VpcEndpoints.lacksEndpoint(about, blocker.path()));
        AwsService service = VpcEndpoints.serviceOf(missing.get(0).path()).orElseThrow();
        Vpc vpc = about.vpc().orElseThrow();
        List<String> tables = VpcEndpoints.routeTablesOf(about, missing);
        return Optional.of(Cause.of(CODE)
                .says(vpc.id() + " has no endpoint for " + service.serviceName(), vpc.id())
                .explaining(missing)
                .alsoExplaining(onDetour)
                .about(vpc.id())
                .about(tables)
                .fixedBy(
                        VpcEndpoints.hasGatewayEndpoint(service.serviceName())
                                ? gateway(vpc, service, tables)
                                : atInterfaces(about, vpc, service))
                .summary("The function's subnets have neither an endpoint for "
                        + VpcEndpoints.shortName(service.serviceName()) + " nor a way to the internet."));
    }

    private static Remedy gateway(Vpc vpc, AwsService service, List<String> tables) {
        return Remedy.free(
                "make a gateway endpoint, which costs nothing",
                new CreateGatewayEndpoint(vpc.id(), service.serviceName(), service.prefixListId(), tables));
    }

    private static Remedy atInterfaces(Examination about, Vpc vpc, AwsService service) {
        List<Change> changes = new ArrayList<>();
        if (vpc.dnsHostnames().optional().filter(on -> !on).isPresent()) {
            changes.add(new EnableVpcAttribute(vpc.id(), Attribute.DNS_HOSTNAMES));
        }
        List<String> subnets = oneInEachZone(about.functionSubnets());
        String group =
                about.function().vpcConfig().orElseThrow().securityGroupIds().get(0);
        changes.add(new CreateInterfaceEndpoint(vpc.id(), service.serviceName(), subnets, group));
        return new Remedy(
                "make an interface endpoint that admits the function",
                changes,
                Optional.of(Prices.INTERFACE_ENDPOINT_PER_ZONE * subnets.size()));
    }

    /** AWS takes one subnet of each zone, and bills each. */
    private static List<String> oneInEachZone(List<Subnet> subnets) {
        Map<String, String> ofZone = new HashMap<>();
        List<String> chosen = new ArrayList<>();
        for (Subnet subnet : subnets) {
            if (ofZone.putIfAbsent(subnet.availabilityZone(), subnet.id()) == null) {
                chosen.add(subnet.id());
            }
        }
        return chosen;
    }
}
