package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.GatewayChange.CreateNatGateway;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import java.util.List;
import java.util.Optional;

/** A subnet of the function leaves by a NAT gateway of another availability zone. */
public final class NatSharedAcrossAzs implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("nat-shared-across-azs", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    /** A subnet, its table, and the gateway in another zone to which it leads. */
    private record Crossing(Subnet subnet, RouteTable table, Route route, NatGateway nat, String natZone) {}

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Crossing> crossings = FunctionNetwork.of(about).map(FunctionNetwork::subnets).orElse(List.of()).stream()
                .flatMap(subnet -> crossing(about.network(), subnet).stream())
                .toList();
        if (crossings.isEmpty()) {
            return Optional.empty();
        }
        Crossing first = crossings.get(0);
        Cause.Builder cause = Cause.of(CODE).fixedBy(remedy(about, first));
        crossings.forEach(one -> cause.about(one.nat().id(), one.table().id())
                .says(
                        one.subnet().id() + " is in " + one.subnet().availabilityZone() + " and leads to "
                                + one.nat().id() + " in " + one.natZone(),
                        one.subnet().id()));
        cause.says(
                "traffic between the zones costs " + Prices.estimate(Prices.BETWEEN_ZONES_PER_GB)
                        + " for each GB in each direction",
                "");
        return Optional.of(cause.summary("From " + first.subnet().availabilityZone() + " the way out leads through "
                + first.nat().id() + " in " + first.natZone() + ": if that zone fails, both do."));
    }

    private static Optional<Crossing> crossing(Network network, Subnet subnet) {
        Optional<Route> route = InternetConnectivity.defaultRoute(network, subnet)
                .filter(way -> way.target().type() == RouteTarget.Type.NAT_GATEWAY);
        Optional<NatGateway> nat = route.flatMap(
                        way -> network.find(NatGateway.class, way.target().id()).optional())
                .filter(found -> !found.regional()
                        && new InternetConnectivity(network, found.vpcId())
                                .workingNatGateways()
                                .contains(found));
        return nat.flatMap(NatGateway::subnetId)
                .flatMap(id -> network.find(Subnet.class, id).optional())
                .map(Subnet::availabilityZone)
                .filter(zone -> !zone.equals(subnet.availabilityZone()))
                .map(zone -> new Crossing(
                        subnet,
                        network.routeTableOf(subnet).optional().orElseThrow(),
                        route.orElseThrow(),
                        nat.orElseThrow(),
                        zone));
    }

    /** Only where the table is of one zone: one that is shared has to be divided first. */
    private static Optional<Remedy> remedy(FunctionExamination about, Crossing crossing) {
        Network network = about.network();
        String zone = crossing.subnet().availabilityZone();
        boolean ofOneZone = network.subnetsOf(crossing.subnet().vpcId()).stream()
                .filter(subnet -> network.routeTableOf(subnet).equals(Fact.known(crossing.table())))
                .allMatch(subnet -> subnet.availabilityZone().equals(zone));
        if (!ofOneZone) {
            return Optional.empty();
        }
        InternetConnectivity internet =
                new InternetConnectivity(network, crossing.subnet().vpcId());
        Optional<Remedy> near = internet.workingNatGateways().stream()
                .filter(nat -> zoneOf(network, nat).equals(Optional.of(zone)))
                .map(nat -> Remedy.free("lead 0.0.0.0/0 to " + nat.id() + " in " + zone, led(crossing, nat.id())))
                .findFirst();
        return near.or(() -> internet.publicSubnets().stream()
                        .filter(subnet -> subnet.availabilityZone().equals(zone))
                        .map(subnet -> new Remedy(
                                "make a NAT gateway in " + subnet.id() + " (" + zone + ") and lead 0.0.0.0/0 to it",
                                List.of(
                                        new CreateNatGateway(subnet.vpcId(), subnet.id()),
                                        led(crossing, CreateNatGateway.ID)),
                                Optional.of(Prices.NAT_GATEWAY)))
                        .findFirst())
                .filter(remedy -> FunctionNetwork.isUnharmed(about, remedy));
    }

    private static Optional<String> zoneOf(Network network, NatGateway nat) {
        return nat.subnetId()
                .flatMap(id -> network.find(Subnet.class, id).optional())
                .map(Subnet::availabilityZone);
    }

    private static CreateRoute led(Crossing crossing, String natId) {
        return CreateRoute.in(
                crossing.table(),
                new Route(
                        crossing.route().destination(),
                        new RouteTarget(RouteTarget.Type.NAT_GATEWAY, natId),
                        Route.State.ACTIVE,
                        Route.Origin.CREATE_ROUTE));
    }
}
