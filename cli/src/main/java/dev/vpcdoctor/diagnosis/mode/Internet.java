package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.Cidr;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.CreateNatGateway;
import dev.vpcdoctor.remedy.CreateRoute;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the failure modes of the way to the internet share. */
final class Internet {
    private Internet() {}

    /** Whether a destination is out on the internet. */
    static boolean isWanted(Destination destination) {
        return destination.placement().isEmpty()
                && destination
                        .addresses()
                        .overlaps(AddressSet.publicOf(destination.addresses().family()));
    }

    /** Leads tables to a NAT gateway that works, or to a new one if there is none in the VPC. */
    static Optional<Remedy> throughNat(Examination about, List<RouteTable> tables) {
        Network network = about.network();
        Optional<Vpc> vpc = about.vpc();
        if (vpc.isEmpty() || tables.isEmpty()) {
            return Optional.empty();
        }
        Optional<NatGateway> working = workingNat(network, vpc.get());
        if (working.isPresent()) {
            RouteTarget target =
                    new RouteTarget(RouteTarget.Type.NAT_GATEWAY, working.get().id());
            return Optional.of(new Remedy(
                    "lead 0.0.0.0/0 to " + target.id() + ", which is there already",
                    tables.stream()
                            .<Change>map(table -> CreateRoute.in(table, Route.to(Cidr.ANY_IPV4, target)))
                            .toList(),
                    Optional.of(0.0)));
        }
        return publicSubnet(network, vpc.get()).map(subnet -> withNewNat(subnet, tables));
    }

    private static Remedy withNewNat(Subnet subnet, List<RouteTable> tables) {
        List<Change> changes = new ArrayList<>();
        changes.add(new CreateNatGateway(subnet));
        Route route = Route.to(Cidr.ANY_IPV4, new RouteTarget(RouteTarget.Type.NAT_GATEWAY, CreateNatGateway.ID));
        tables.forEach(table -> changes.add(CreateRoute.in(table, route, CreateNatGateway.VARIABLE)));
        return new Remedy(
                "make a NAT gateway in " + subnet.id() + " and lead 0.0.0.0/0 to it",
                changes,
                Optional.of(Prices.NAT_GATEWAY));
    }

    /** A public NAT gateway of the VPC whose own subnet leads to an internet gateway. */
    static Optional<NatGateway> workingNat(Network network, Vpc vpc) {
        return network.all(NatGateway.class).stream()
                .filter(nat -> nat.vpcId().equals(vpc.id())
                        && nat.isAvailable()
                        && nat.connectivity() == NatGateway.Connectivity.PUBLIC
                        && (nat.regional()
                                || nat.subnetId()
                                        .flatMap(id ->
                                                network.find(Subnet.class, id).optional())
                                        .map(subnet -> isPublic(network, subnet))
                                        .orElse(false)))
                .findFirst();
    }

    /** A subnet that leads to an internet gateway. */
    static Optional<Subnet> publicSubnet(Network network, Vpc vpc) {
        return network.subnetsOf(vpc.id()).stream()
                .filter(subnet -> isPublic(network, subnet))
                .findFirst();
    }

    static boolean isPublic(Network network, Subnet subnet) {
        return network.routeTableOf(subnet).optional().stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(route -> route.target().type() == RouteTarget.Type.INTERNET_GATEWAY
                        && route.state() != Route.State.BLACKHOLE
                        && route.destination().equals(new Route.Destination.Block(Cidr.ANY_IPV4)));
    }
}
