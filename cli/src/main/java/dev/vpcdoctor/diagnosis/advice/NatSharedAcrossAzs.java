package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.mode.Internet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.CreateNatGateway;
import dev.vpcdoctor.remedy.CreateRoute;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** A subnet of the function leaves by a NAT gateway of another availability zone. */
public final class NatSharedAcrossAzs implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "nat-shared-across-azs",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "A subnet of the function leads to a NAT gateway in another availability zone. If that zone has a fault,"
                    + " the function loses the internet in its own, healthy zone too; and AWS bills the traffic between"
                    + " zones, "
                    + Prices.estimate(Prices.BETWEEN_ZONES_PER_GB) + " for each GB in each direction.",
            "Nothing but the bill, until the other zone has a fault.",
            "A gateway that does not work is nat-gateway-not-available or one of its neighbours. A regional NAT gateway"
                    + " stands in all zones and is not reported.",
            "A NAT gateway and a route table for each zone, or one regional NAT gateway. What the second costs a month"
                    + " pays off from about 1.8 TB between the zones on; before, it is for the fault.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    /** A subnet, its table, and the gateway in another zone to which it leads. */
    private record Crossing(Subnet subnet, RouteTable table, Route route, NatGateway nat, String natZone) {}

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Crossing> crossings = Standing.of(about).map(Standing::subnets).orElse(List.of()).stream()
                .flatMap(subnet -> crossing(about.network(), subnet).stream())
                .toList();
        if (crossings.isEmpty()) {
            return Optional.empty();
        }
        Crossing first = crossings.get(0);
        Cause.Builder cause = Cause.of(EXPLANATION).mendedBy(remedy(about, first));
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
        Optional<Route> route = Standing.defaultRoute(network, subnet)
                .filter(way -> way.target().type() == RouteTarget.Type.NAT_GATEWAY);
        Optional<NatGateway> nat = route.flatMap(
                        way -> network.find(NatGateway.class, way.target().id()).optional())
                .filter(found -> !found.regional()
                        && new Internet(network, found.vpcId())
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
        Internet internet = new Internet(network, crossing.subnet().vpcId());
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
                .filter(remedy -> Standing.isUnharmed(about, remedy));
    }

    private static Optional<String> zoneOf(Network network, NatGateway nat) {
        return nat.subnetId()
                .flatMap(id -> network.find(Subnet.class, id).optional())
                .map(Subnet::availabilityZone);
    }

    private static Change led(Crossing crossing, String natId) {
        return CreateRoute.in(
                crossing.table(),
                new Route(
                        crossing.route().destination(),
                        new RouteTarget(RouteTarget.Type.NAT_GATEWAY, natId),
                        Route.State.ACTIVE,
                        Route.Origin.CREATE_ROUTE));
    }
}
