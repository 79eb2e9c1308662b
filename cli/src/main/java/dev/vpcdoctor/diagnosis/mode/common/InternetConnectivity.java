package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;

/** How one VPC is connected with the internet. */
public final class InternetConnectivity {
    private static final Route.Destination ANYWHERE = new Route.Destination.Block(Cidr.ANY_IPV4);

    private final Network network;
    private final String vpcId;

    public InternetConnectivity(Network network, String vpcId) {
        this.network = network;
        this.vpcId = vpcId;
    }

    /** Whether a destination is out on the internet. */
    public static boolean isWanted(Destination destination) {
        return destination.placement().isEmpty()
                && destination
                        .addresses()
                        .overlaps(AddressSet.publicOf(destination.addresses().family()));
    }

    /** The public NAT gateways that stand where they reach an internet gateway. */
    public List<NatGateway> workingNatGateways() {
        return network.all(NatGateway.class).stream()
                .filter(nat -> nat.vpcId().equals(vpcId) && works(nat))
                .toList();
    }

    private boolean works(NatGateway nat) {
        return nat.isAvailable()
                && nat.connectivity() == NatGateway.Connectivity.PUBLIC
                && (nat.regional()
                        || nat.subnetId()
                                .flatMap(id -> network.find(Subnet.class, id).optional())
                                .map(this::isPublic)
                                .orElse(false));
    }

    /** The subnets that lead to an internet gateway, and have a free address as far as that is known. */
    public List<Subnet> publicSubnets() {
        return network.subnetsOf(vpcId).stream()
                .filter(subnet -> isPublic(subnet) && subnet.freeAddresses().orElse(1) > 0)
                .toList();
    }

    boolean isPublic(Subnet subnet) {
        return defaultRoute(network, subnet)
                .filter(route -> route.target().type() == RouteTarget.Type.INTERNET_GATEWAY
                        && route.state() != Route.State.BLACKHOLE)
                .isPresent();
    }

    /** The subnets that lead to a NAT gateway which works. */
    public List<Subnet> subnetsBehindNat() {
        List<String> working = workingNatGateways().stream().map(NatGateway::id).toList();
        return network.subnetsOf(vpcId).stream()
                .filter(subnet -> defaultRoute(network, subnet)
                        .map(route -> working.contains(route.target().id()))
                        .orElse(false))
                .filter(subnet -> subnet.freeAddresses().orElse(1) > 0)
                .toList();
    }

    /** The gateway that is attached to the VPC. */
    public Optional<InternetGateway> gateway() {
        return network.all(InternetGateway.class).stream()
                .filter(gateway ->
                        !gateway.egressOnly() && gateway.attachedVpcIds().contains(vpcId))
                .findFirst();
    }

    /** Where a subnet's packets for anywhere go. */
    public static Optional<Route> defaultRoute(Network network, Subnet subnet) {
        return network.routeTableOf(subnet).optional().stream()
                .map(RouteTable::routes)
                .flatMap(List::stream)
                .filter(route -> route.destination().equals(ANYWHERE))
                .findFirst();
    }
}
