package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.AwsResource;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small healthy world of which a test changes one thing: vpc-a (10.0.0.0/16) with the function's subnet fn
 * (10.0.1.0/24, function at 10.0.1.10, sg-fn), a database's subnet db (10.0.2.0/24, host at 10.0.2.20, sg-db admits
 * sg-fn on 5432) and a public subnet pub (10.0.9.0/24) with nat-1; igw-1. Nothing is unknown.
 */
final class WalkWorld {
    static final String FUNCTION_ADDRESS = "10.0.1.10";
    static final String DATABASE_ADDRESS = "10.0.2.20";

    private Network network;

    private WalkWorld(Network network) {
        this.network = network;
    }

    static WalkWorld healthy() {
        Network.Builder all = Network.builder();
        for (Class<? extends AwsResource> type : List.of(
                Vpc.class,
                Subnet.class,
                RouteTable.class,
                NetworkAcl.class,
                SecurityGroup.class,
                NetworkInterface.class,
                NatGateway.class,
                InternetGateway.class,
                VpcEndpoint.class,
                PrefixList.class,
                VpcPeeringConnection.class,
                TransitGateway.class,
                TransitGatewayAttachment.class,
                TransitGatewayRouteTable.class,
                VpnGateway.class)) {
            all.listing(type, Optional.empty(), new Listing(true, "", "aws ec2 describe"));
        }
        WalkWorld world = new WalkWorld(all.build());
        return world.with(vpc("vpc-a", "10.0.0.0/16"))
                .with(subnet("subnet-fn", "vpc-a", "10.0.1.0/24", "az-a"))
                .with(subnet("subnet-db", "vpc-a", "10.0.2.0/24", "az-a"))
                .with(subnet("subnet-pub", "vpc-a", "10.0.9.0/24", "az-a"))
                .with(table("rtb-fn", "vpc-a", "subnet-fn", local("10.0.0.0/16"), toNat("0.0.0.0/0", "nat-1")))
                .with(table("rtb-db", "vpc-a", "subnet-db", local("10.0.0.0/16")))
                .with(table("rtb-pub", "vpc-a", "subnet-pub", local("10.0.0.0/16"), toInternet("0.0.0.0/0", "igw-1")))
                .with(acl("acl-fn", "vpc-a", "subnet-fn", allowAll(true), allowAll(false)))
                .with(acl("acl-db", "vpc-a", "subnet-db", allowAll(true), allowAll(false)))
                .with(acl("acl-pub", "vpc-a", "subnet-pub", allowAll(true), allowAll(false)))
                .with(group("sg-fn", "vpc-a", List.of(), List.of(rule(IpProtocol.ALL, PortRange.ALL, "0.0.0.0/0"))))
                .with(group("sg-db", "vpc-a", List.of(tcp(5432, "sg-fn")), List.of()))
                .with(host("eni-fn", "vpc-a", "subnet-fn", FUNCTION_ADDRESS, "sg-fn"))
                .with(host("eni-db", "vpc-a", "subnet-db", DATABASE_ADDRESS, "sg-db"))
                .with(new InternetGateway("igw-1", false, List.of("vpc-a")))
                .with(nat("nat-1", "subnet-pub", "available", NatGateway.Connectivity.PUBLIC));
    }

    WalkWorld with(AwsResource resource) {
        network = network.with(resource);
        return this;
    }

    Network network() {
        return network;
    }

    <T extends AwsResource> T get(Class<T> type, String id) {
        return network.find(type, id).optional().orElseThrow();
    }

    /** Walks TCP from the function. */
    Path walk(Destination destination, int port) {
        return walk(function(), destination, port);
    }

    Path walk(Source source, Destination destination, int port) {
        return new Walker(network).walk(source, destination, IpProtocol.TCP, port);
    }

    Source function() {
        return new Source(
                "fn",
                true,
                get(Subnet.class, "subnet-fn"),
                AddressSet.of(IpAddress.parse(FUNCTION_ADDRESS)),
                Set.of("sg-fn"),
                List.of());
    }

    Destination database() {
        return at("subnet-db", DATABASE_ADDRESS, "sg-db");
    }

    Destination at(String subnetId, String address, String... groups) {
        return new Destination(
                address,
                new Destination.Nature.Address(),
                AddressSet.of(IpAddress.parse(address)),
                Optional.of(new Destination.Placement(get(Subnet.class, subnetId), Fact.known(Set.of(groups)))));
    }

    static Destination internet() {
        return new Destination(
                "the internet", new Destination.Nature.Internet(), AddressSet.PUBLIC_IPV4, Optional.empty());
    }

    static Destination address(String address) {
        return new Destination(
                address, new Destination.Nature.Address(), AddressSet.of(IpAddress.parse(address)), Optional.empty());
    }

    static Destination service(String name, String prefixListId, AddressSet addresses) {
        return new Destination(
                name,
                new Destination.Nature.AwsService(name, Optional.of(prefixListId), Optional.empty()),
                addresses,
                Optional.empty());
    }

    static Vpc vpc(String id, String... blocks) {
        return new Vpc(
                id,
                Optional.of("123456789012"),
                Optional.of("eu-west-1"),
                Arrays.stream(blocks).map(Cidr::parse).toList(),
                Optional.of("dopt-1"),
                Fact.known(true),
                Fact.known(true));
    }

    static Subnet subnet(String id, String vpcId, String block, String zone) {
        return new Subnet(
                id, vpcId, List.of(Cidr.parse(block)), zone, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static RouteTable table(String id, String vpcId, String subnetId, Route... routes) {
        return new RouteTable(id, vpcId, false, List.of(subnetId), List.of(routes));
    }

    static Route local(String block) {
        return new Route(
                new Route.Destination.Block(Cidr.parse(block)),
                RouteTarget.LOCAL,
                Route.State.ACTIVE,
                Route.Origin.CREATE_ROUTE_TABLE);
    }

    static Route toNat(String block, String id) {
        return route(block, RouteTarget.Type.NAT_GATEWAY, id);
    }

    static Route toInternet(String block, String id) {
        return route(block, RouteTarget.Type.INTERNET_GATEWAY, id);
    }

    static Route route(String block, RouteTarget.Type type, String id) {
        return Route.to(Cidr.parse(block), new RouteTarget(type, id));
    }

    static Route route(String block, RouteTarget.Type type, String id, Route.State state, Route.Origin origin) {
        return new Route(new Route.Destination.Block(Cidr.parse(block)), new RouteTarget(type, id), state, origin);
    }

    static Route toList(String prefixListId, RouteTarget.Type type, String id) {
        return new Route(
                new Route.Destination.PrefixListMembers(prefixListId),
                new RouteTarget(type, id),
                Route.State.ACTIVE,
                Route.Origin.CREATE_ROUTE);
    }

    static NetworkAcl acl(String id, String vpcId, String subnetId, NetworkAcl.Entry... entries) {
        List<NetworkAcl.Entry> all = new ArrayList<>(List.of(entries));
        all.add(new NetworkAcl.Entry(32_767, true, false, IpProtocol.ALL, Cidr.ANY_IPV4, PortRange.ALL));
        all.add(new NetworkAcl.Entry(32_767, false, false, IpProtocol.ALL, Cidr.ANY_IPV4, PortRange.ALL));
        return new NetworkAcl(id, vpcId, false, List.of(subnetId), all);
    }

    static NetworkAcl.Entry allowAll(boolean egress) {
        return new NetworkAcl.Entry(100, egress, true, IpProtocol.ALL, Cidr.ANY_IPV4, PortRange.ALL);
    }

    static NetworkAcl.Entry entry(int number, boolean egress, boolean allow, String block, int from, int to) {
        return new NetworkAcl.Entry(number, egress, allow, IpProtocol.TCP, Cidr.parse(block), new PortRange(from, to));
    }

    static SecurityGroup group(
            String id, String vpcId, List<SecurityGroupRule> ingress, List<SecurityGroupRule> egress) {
        return new SecurityGroup(id, Optional.empty(), Optional.of(vpcId), ingress, egress);
    }

    /** A rule for tcp and one port; the peer is a group, a prefix list or a block. */
    static SecurityGroupRule tcp(int port, String peer) {
        return rule(IpProtocol.TCP, PortRange.of(port), peer);
    }

    static SecurityGroupRule rule(IpProtocol protocol, PortRange ports, String peer) {
        Peer named = peer.startsWith("sg-")
                ? new Peer.Group(peer, Optional.empty(), Optional.empty())
                : peer.startsWith("pl-") ? new Peer.PrefixListMembers(peer) : new Peer.Block(Cidr.parse(peer));
        return new SecurityGroupRule(protocol, ports, named);
    }

    static NetworkInterface host(String id, String vpcId, String subnetId, String address, String... groups) {
        return new NetworkInterface(
                id,
                vpcId,
                subnetId,
                List.of(IpAddress.parse(address)),
                List.of(),
                Set.of(groups),
                "interface",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                List.of());
    }

    static NatGateway nat(String id, String subnetId, String state, NatGateway.Connectivity connectivity) {
        return new NatGateway(
                id,
                "vpc-a",
                Optional.of(subnetId),
                connectivity,
                false,
                state,
                Optional.empty(),
                List.of(IpAddress.parse("10.0.9.9")),
                connectivity == NatGateway.Connectivity.PUBLIC ? List.of(IpAddress.parse("52.1.2.3")) : List.of(),
                Optional.empty());
    }
}
