package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import dev.vpcdoctor.network.walk.PacketPosition.Stage;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One walk under way. A packet is routed from position to position; each way out of a subnet is a class of its own and
 * calls {@link #leave} again where the packet is routed anew.
 */
final class Walk {
    private static final int SMTP = 25;
    /** Real networks change hands a few times; more means that routes lead in a circle. */
    private static final int MOST_POSITIONS = 8;

    private final Network network;
    private final Source source;
    private final Destination destination;
    private final HopRecorder recorder = new HopRecorder();
    private final SecurityGroupFilter groups;
    private final NetworkAclFilter acls;
    private final RouteLookup routes;
    private int positions;

    Walk(Network network, Source source, Destination destination) {
        this.network = network;
        this.source = source;
        this.destination = destination;
        this.groups = new SecurityGroupFilter(network);
        this.acls = new NetworkAclFilter(network);
        this.routes = new RouteLookup(network);
    }

    List<Hop> hops() {
        return recorder.hops();
    }

    Network network() {
        return network;
    }

    Source source() {
        return source;
    }

    Destination destination() {
        return destination;
    }

    HopRecorder recorder() {
        return recorder;
    }

    SecurityGroupFilter groups() {
        return groups;
    }

    RouteLookup routes() {
        return routes;
    }

    void start(IpProtocol protocol, int port) {
        Packet packet = new Packet(
                source.address().isEmpty() ? anyAddressOfSource() : source.address(),
                destination.addresses(),
                protocol,
                port,
                Packet.Sender.holding(source.securityGroupIds()));
        if (source.isFunction() && protocol.equals(IpProtocol.TCP) && port == SMTP) {
            mail();
        }
        if (source.address().isEmpty()) {
            AddressFamily family = destination.addresses().family();
            String why = source.isFunction() ? "the function has no " : "the source has no ";
            recorder.blocked(
                    source.isFunction() ? HopKind.LAMBDA : HopKind.SOURCE_SECURITY_GROUP,
                    source.isFunction() ? "" : source.label(),
                    new TargetReason.NoSourceAddress(
                            family, why + (family == AddressFamily.IPV4 ? "IPv4" : "IPv6") + " address"));
        }
        recorder.add(groups.decide(
                source.isFunction() ? HopKind.FUNCTION_SECURITY_GROUP : HopKind.SOURCE_SECURITY_GROUP,
                source.securityGroupIds(),
                Direction.OUT,
                packet,
                remoteOfSource()));
        leave(new PacketPosition(source.subnet().vpcId(), Optional.of(source.subnet()), new Stage.Start()), packet);
    }

    /** EC2 lets port 25 out to private addresses; whether Lambda does, no page of AWS tells. */
    private void mail() {
        AddressSet to = destination.addresses();
        if (destination.placement().isEmpty() && to.overlaps(AddressSet.publicOf(to.family()))) {
            recorder.blocked(HopKind.LAMBDA, "", new TargetReason.LambdaDropsPort25());
        } else {
            recorder.unknown(
                    HopKind.LAMBDA,
                    "",
                    "AWS does not tell whether functions may send on port 25 to private addresses",
                    Reason.Missing.SEND_PACKETS);
        }
    }

    /** What a source without an address of the family would get, so that all else on the way can be told at once. */
    private AddressSet anyAddressOfSource() {
        AddressFamily family = destination.addresses().family();
        return source.subnet().cidrBlock(family).map(AddressSet::of).orElseGet(() -> AddressSet.publicOf(family));
    }

    /** Groups of the far end can be named in outbound rules within a VPC and across a peering, not otherwise. */
    private SecurityGroupFilter.Remote remoteOfSource() {
        Fact<Set<String>> held = destination
                .placement()
                .map(placement -> isSameOrPeered(placement.subnet().vpcId())
                        ? placement.securityGroupIds()
                        : Fact.known(Set.<String>of()))
                .orElseGet(() -> Fact.known(Set.of()));
        return new SecurityGroupFilter.Remote(
                destination.addresses(), held, prefixListId(), destination.isAnyOfInternet(), destination.label());
    }

    private boolean isSameOrPeered(String vpcId) {
        String own = source.subnet().vpcId();
        return own.equals(vpcId)
                || network.all(VpcPeeringConnection.class).stream()
                        .anyMatch(peering -> peering.isActive()
                                && peering.isWithinOneRegion()
                                && peering.peerOf(own)
                                        .map(side -> side.vpcId().equals(vpcId))
                                        .orElse(false));
    }

    /** Routes a packet from where it stands, and lets its answer back in. */
    void leave(PacketPosition at, Packet packet) {
        if (++positions > MOST_POSITIONS) {
            recorder.unknown(HopKind.ROUTE, "", "routes lead in a circle", "");
            return;
        }
        Optional<Subnet> border = at.subnet().filter(subnet -> !holdsDestination(subnet));
        border.ifPresent(subnet -> recorder.add(
                acls.decide(HopKind.NETWORK_ACL_OUT, subnet, true, traffic(packet, PortRange.of(packet.port())))));
        route(at, packet);
        border.ifPresent(subnet -> recorder.add(
                acls.decide(HopKind.RETURN_NETWORK_ACL_IN, subnet, false, traffic(packet, PortRange.EPHEMERAL))));
    }

    private void route(PacketPosition at, Packet packet) {
        Fact<RouteTable> table = tableOf(at);
        if (table instanceof Fact.Unknown<RouteTable> unknown) {
            recorder.unknown(HopKind.ROUTE, "", unknown);
            return;
        }
        RouteTable found = table.optional().orElseThrow();
        RouteLookup.Query query = new RouteLookup.Query(packet.to(), prefixListId(), destination.isAnyOfInternet());
        switch (routes.find(found, query)) {
            case RouteLookup.Choice.Found choice -> follow(at, packet, found, choice.route());
            case RouteLookup.Choice.Nothing nothing -> {
                new NatGatewayForwarding(this)
                        .explainMissingRoute(at, found)
                        .ifPresentOrElse(
                                recorder::add,
                                () -> recorder.blocked(
                                        HopKind.ROUTE,
                                        found.id(),
                                        new RouteReason.NoRoute(found, destination.label())));
                new Delivery(this).examineAnyway(packet);
            }
            case RouteLookup.Choice.Undecided undecided ->
                recorder.add(
                        HopKind.ROUTE, found.id(), Verdict.UNKNOWN, new RouteReason.Undecided(found, undecided.why()));
        }
    }

    private Fact<RouteTable> tableOf(PacketPosition at) {
        if (at.stage() instanceof Stage.BehindNat behind && behind.routeTable().isPresent()) {
            return Fact.known(behind.routeTable().get());
        }
        return at.subnet()
                .map(network::routeTableOf)
                .orElseGet(() -> Fact.unknown("the route table of a regional NAT gateway is not known", ""));
    }

    private void follow(PacketPosition at, Packet packet, RouteTable table, Route route) {
        if (route.state() == Route.State.BLACKHOLE) {
            recorder.blocked(HopKind.ROUTE, table.id(), new RouteReason.Blackhole(table, route));
            new Delivery(this).examineAnyway(packet);
            return;
        }
        Optional<Hop> natInPrivateSubnet = new NatGatewayForwarding(this).explainWrongRoute(at, table, route);
        if (natInPrivateSubnet.isPresent()) {
            recorder.add(natInPrivateSubnet.get());
            return;
        }
        RouteTarget target = route.target();
        boolean elsewhere = target.type() == RouteTarget.Type.LOCAL && standsInOtherVpc(at.vpcId());
        if (elsewhere) {
            String targetVpcId = destination.placement().orElseThrow().subnet().vpcId();
            recorder.blocked(HopKind.ROUTE, table.id(), new RouteReason.StaysLocal(table, route, targetVpcId));
            new Delivery(this).examineAnyway(packet);
            return;
        }
        recorder.open(HopKind.ROUTE, table.id(), new RouteReason.Matches(table, route));
        switch (target.type()) {
            case LOCAL -> new Delivery(this).in(vpc(at), at, packet, new Delivery.Via.SameVpc());
            case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY ->
                new InternetGatewayForwarding(this).take(at, packet, target);
            case NAT_GATEWAY -> new NatGatewayForwarding(this).take(at, packet, target.id());
            case VPC_ENDPOINT -> new VpcEndpointForwarding(this).take(at, target.id());
            case VPC_PEERING_CONNECTION -> new PeeringForwarding(this).take(at, packet, target.id());
            case TRANSIT_GATEWAY -> new TransitGatewayForwarding(this).take(at, packet, target.id());
            case VPN_GATEWAY -> new UnmodelledForwarding(this).vpnGateway(at, target.id());
            case NETWORK_INTERFACE -> new UnmodelledForwarding(this).networkInterface(at, packet, target.id());
            case LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, OTHER ->
                new UnmodelledForwarding(this).notModelled(target);
        }
    }

    private boolean standsInOtherVpc(String vpcId) {
        return destination
                .placement()
                .map(placement -> !placement.subnet().vpcId().equals(vpcId))
                .orElse(false);
    }

    Fact<Vpc> vpc(PacketPosition at) {
        return network.find(Vpc.class, at.vpcId());
    }

    Optional<String> prefixListId() {
        return destination.nature() instanceof Destination.Nature.AwsService service
                ? service.prefixListId()
                : Optional.empty();
    }

    /** Network ACLs stand at the border of a subnet: between two hosts of one subnet there is none. */
    boolean holdsDestination(Subnet subnet) {
        return destination
                .placement()
                .map(placement -> placement.subnet().id().equals(subnet.id()))
                .orElseGet(() ->
                        destination.addresses().single().map(subnet::contains).orElse(false));
    }

    NetworkAclFilter.Traffic traffic(Packet packet, PortRange ports) {
        return new NetworkAclFilter.Traffic(packet.to(), packet.protocol(), ports, destination.isAnyOfInternet());
    }

    /** A network ACL that the request meets on entering a subnet. */
    void enter(Subnet subnet, Packet packet) {
        recorder.add(acls.decide(
                HopKind.NETWORK_ACL_IN,
                subnet,
                false,
                new NetworkAclFilter.Traffic(packet.from(), packet.protocol(), PortRange.of(packet.port()), false)));
    }

    /** A network ACL that the answer meets on leaving a subnet toward the sender. */
    void answerFrom(Subnet subnet, Packet packet) {
        recorder.add(acls.decide(
                HopKind.RETURN_NETWORK_ACL_OUT,
                subnet,
                true,
                new NetworkAclFilter.Traffic(packet.from(), packet.protocol(), PortRange.EPHEMERAL, false)));
    }

    /** A network ACL on the way of an answer into a subnet that only passes it on. */
    void answerInto(Subnet subnet, Packet packet) {
        recorder.add(acls.decide(HopKind.RETURN_NETWORK_ACL_IN, subnet, false, traffic(packet, PortRange.EPHEMERAL)));
    }
}
