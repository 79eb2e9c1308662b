package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.GatewayChange.CreateInternetGateway;
import dev.vpcdoctor.remedy.GatewayChange.CreateNatGateway;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import dev.vpcdoctor.remedy.SubnetChange.CreateSubnet;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Remedies that lead routes of one VPC to a NAT gateway: to one that works, or to a new one. */
final class NatGatewayRemedies {
    private static final int USUAL_SUBNET = 24;
    private static final int SMALLEST_SUBNET = 28;

    private final Network network;
    private final String vpcId;
    private final InternetConnectivity internet;

    NatGatewayRemedies(Network network, String vpcId) {
        this.network = network;
        this.vpcId = vpcId;
        this.internet = new InternetConnectivity(network, vpcId);
    }

    /**
     * A route to be made, or led elsewhere.
     *
     * @param destination mostly {@code 0.0.0.0/0}
     */
    record RouteToChange(RouteTable table, Route.Destination destination) {
        static RouteToChange anywhere(RouteTable table) {
            return new RouteToChange(table, new Route.Destination.Block(Cidr.ANY_IPV4));
        }

        CreateRoute to(RouteTarget target) {
            return CreateRoute.in(table, new Route(destination, target, Route.State.ACTIVE, Route.Origin.CREATE_ROUTE));
        }
    }

    /** All that there are, the cheapest first. */
    List<Optional<Remedy>> all(List<RouteToChange> routes) {
        List<Optional<Remedy>> all = new ArrayList<>();
        List<NatGateway> working = internet.workingNatGateways();
        if (working.size() > 1) {
            all.add(Optional.of(toNearest(routes, working)));
        }
        working.forEach(nat -> all.add(Optional.of(toNearest(routes, List.of(nat)))));
        for (Subnet subnet : internet.publicSubnets()) {
            all.add(Optional.of(throughNewNat(List.of(), subnet.id(), "in " + subnet.id(), routes)));
        }
        all.add(withNewSubnet(routes));
        return all;
    }

    /** Each table leads to a NAT gateway in the zone of its subnets, if there is one: traffic between zones costs. */
    private Remedy toNearest(List<RouteToChange> routes, List<NatGateway> working) {
        Set<String> used = new LinkedHashSet<>();
        List<Change> changes = new ArrayList<>();
        for (RouteToChange route : routes.stream().distinct().toList()) {
            String natId = working.stream()
                    .min(Comparator.comparing(nat -> !isNear(nat, route.table())))
                    .map(NatGateway::id)
                    .orElseThrow();
            used.add(natId);
            changes.add(route.to(new RouteTarget(RouteTarget.Type.NAT_GATEWAY, natId)));
        }
        return Remedy.free(
                "lead " + destinations(routes) + " to " + String.join(" and ", used)
                        + (used.size() == 1 ? ", which works" : ", which work"),
                changes);
    }

    private boolean isNear(NatGateway nat, RouteTable table) {
        Optional<String> zone = nat.subnetId()
                .flatMap(id -> network.find(Subnet.class, id).optional())
                .map(Subnet::availabilityZone);
        return network.subnetsOf(vpcId).stream()
                .filter(subnet -> network.routeTableOf(subnet).equals(Fact.known(table)))
                .anyMatch(subnet -> zone.equals(Optional.of(subnet.availabilityZone())));
    }

    /** Without any public subnet, the NAT gateway needs one first, and the VPC perhaps an internet gateway. */
    private Optional<Remedy> withNewSubnet(List<RouteToChange> routes) {
        Optional<Vpc> vpc = network.find(Vpc.class, vpcId).optional();
        Optional<Cidr> block = vpc.flatMap(this::freeBlock);
        Optional<String> zone =
                network.subnetsOf(vpcId).stream().map(Subnet::availabilityZone).findFirst();
        if (block.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        List<Change> before = new ArrayList<>();
        String gatewayId = internet.gateway().map(gateway -> gateway.id()).orElseGet(() -> {
            before.add(new CreateInternetGateway(vpcId));
            return CreateInternetGateway.ID;
        });
        CreateSubnet subnet = new CreateSubnet("PUBLIC", vpc.orElseThrow(), block.get(), zone.get());
        before.add(subnet);
        before.add(RouteToChange.anywhere(subnet.emptyRouteTable())
                .to(new RouteTarget(RouteTarget.Type.INTERNET_GATEWAY, gatewayId)));
        return Optional.of(throughNewNat(before, subnet.subnetId(), "in a new public subnet", routes));
    }

    private Remedy throughNewNat(List<Change> before, String subnetId, String where, List<RouteToChange> routes) {
        List<Change> changes = new ArrayList<>(before);
        changes.add(new CreateNatGateway(vpcId, subnetId));
        changes.addAll(led(routes, new RouteTarget(RouteTarget.Type.NAT_GATEWAY, CreateNatGateway.ID)));
        return new Remedy(
                "make a NAT gateway " + where + " and lead " + destinations(routes) + " to it",
                changes,
                Optional.of(Prices.NAT_GATEWAY));
    }

    private static List<CreateRoute> led(List<RouteToChange> routes, RouteTarget target) {
        return routes.stream().distinct().map(route -> route.to(target)).toList();
    }

    private static String destinations(List<RouteToChange> routes) {
        return String.join(
                ", ",
                routes.stream()
                        .map(route -> route.destination().toString())
                        .distinct()
                        .toList());
    }

    /** An IPv4 block of the VPC in which no subnet is: a /24 if there is one, and never too small for a subnet. */
    Optional<Cidr> freeBlock(Vpc vpc) {
        AddressSet free = AddressSet.of(vpc.cidrBlocks().stream()
                .filter(block -> block.family() == AddressFamily.IPV4)
                .toList());
        for (Subnet subnet : network.subnetsOf(vpc.id())) {
            for (Cidr taken : subnet.cidrBlocks()) {
                free = free.minus(taken);
            }
        }
        return free.blocks().stream()
                .filter(block -> block.prefixLength() <= SMALLEST_SUBNET)
                .min(Comparator.comparingInt((Cidr block) -> Math.max(USUAL_SUBNET, block.prefixLength()))
                        .thenComparing(block -> block))
                .map(block -> new Cidr(block.base(), Math.max(USUAL_SUBNET, block.prefixLength())));
    }
}
