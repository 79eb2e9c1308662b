package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.PacketPosition.Stage;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.Optional;

/**
 * Through a NAT gateway: its state, its own subnet's network ACL and route table, and from there on with its address
 * (docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). A regional gateway stands in no subnet and has a
 * table of its own.
 */
final class NatGatewayForwarding {
    private final Walk walk;
    private final HopRecorder recorder;

    NatGatewayForwarding(Walk walk) {
        this.walk = walk;
        this.recorder = walk.recorder();
    }

    void take(PacketPosition at, Packet packet, String natGatewayId) {
        switch (walk.network().find(NatGateway.class, natGatewayId)) {
            case Fact.Unknown<NatGateway> unknown -> recorder.unknown(HopKind.NAT_GATEWAY, natGatewayId, unknown);
            case Fact.Known<NatGateway> known -> {
                NatGateway nat = known.value();
                if (!nat.isAvailable()) {
                    recorder.blocked(HopKind.NAT_GATEWAY, nat.id(), new GatewayReason.NatNotAvailable(nat));
                } else if (nat.regional()) {
                    recorder.open(HopKind.NAT_GATEWAY, nat.id(), new GatewayReason.Passes("available, regional"));
                    passRegional(packet, nat);
                } else {
                    String connectivity = nat.connectivity() == NatGateway.Connectivity.PUBLIC ? "public" : "private";
                    recorder.open(
                            HopKind.NAT_GATEWAY, nat.id(), new GatewayReason.Passes("available, " + connectivity));
                    passZonal(at, packet, nat);
                }
            }
        }
    }

    private void passZonal(PacketPosition at, Packet packet, NatGateway nat) {
        Fact<Subnet> found = nat.subnetId()
                .map(id -> walk.network().find(Subnet.class, id))
                .orElseGet(() ->
                        Fact.unknown("the subnet of " + nat.id() + " is not told", "aws ec2 describe-nat-gateways"));
        switch (found) {
            case Fact.Unknown<Subnet> unknown -> recorder.unknown(HopKind.NAT_GATEWAY, nat.id(), unknown);
            case Fact.Known<Subnet> known -> {
                Subnet subnet = known.value();
                boolean crosses = !at.isIn(subnet);
                if (crosses) {
                    walk.enter(subnet, packet);
                }
                walk.leave(
                        new PacketPosition(
                                subnet.vpcId(), Optional.of(subnet), new Stage.BehindNat(nat, Optional.empty())),
                        packet.from(addressOf(nat, subnet), Packet.Sender.hidden()));
                if (crosses) {
                    walk.answerFrom(subnet, packet);
                }
                new ReturnRoute(walk).home(subnet, at, new Delivery.Via.SameVpc(), packet);
            }
        }
    }

    private void passRegional(Packet packet, NatGateway nat) {
        Fact<RouteTable> table = nat.routeTableId()
                .map(id -> walk.network().find(RouteTable.class, id))
                .orElseGet(() -> Fact.unknown(
                        "the route table of " + nat.id() + " is not told", "aws ec2 describe-nat-gateways"));
        switch (table) {
            case Fact.Unknown<RouteTable> unknown -> recorder.unknown(HopKind.NAT_GATEWAY, nat.id(), unknown);
            case Fact.Known<RouteTable> known ->
                walk.leave(
                        new PacketPosition(
                                nat.vpcId(), Optional.empty(), new Stage.BehindNat(nat, Optional.of(known.value()))),
                        packet.from(AddressSet.NONE, Packet.Sender.hidden()));
        }
    }

    private static AddressSet addressOf(NatGateway nat, Subnet subnet) {
        return AddressSet.of(
                nat.privateAddresses().isEmpty()
                        ? subnet.cidrBlocks()
                        : nat.privateAddresses().stream().map(Cidr::of).toList());
    }

    /** A NAT gateway whose own table has no route onward: the gateway's fault, not the function's table's. */
    Optional<Hop> explainMissingRoute(PacketPosition at, RouteTable table) {
        return at.nat().filter(nat -> isForInternet()).map(nat -> broken(nat, table, "no route to the internet"));
    }

    /** A NAT gateway that is led to a NAT gateway, or a private one that is led to the internet. */
    Optional<Hop> explainWrongRoute(PacketPosition at, RouteTable table, Route route) {
        RouteTarget.Type type = route.target().type();
        return at.nat()
                .filter(nat -> isForInternet())
                .filter(nat -> type == RouteTarget.Type.NAT_GATEWAY
                        || (type == RouteTarget.Type.INTERNET_GATEWAY && isPrivate(nat)))
                .map(nat -> broken(nat, table, route.toString()));
    }

    private static Hop broken(NatGateway nat, RouteTable table, String found) {
        Reason why = isPrivate(nat)
                ? new GatewayReason.NatIsPrivate(nat)
                : new GatewayReason.NatWithoutInternet(nat, table.id(), found);
        return new Hop(HopKind.NAT_GATEWAY, nat.id(), Verdict.BLOCKED, why);
    }

    private boolean isForInternet() {
        AddressSet to = walk.destination().addresses();
        return to.overlaps(AddressSet.publicOf(to.family()));
    }

    private static boolean isPrivate(NatGateway nat) {
        return nat.connectivity() == NatGateway.Connectivity.PRIVATE;
    }
}
