package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressFamily;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.Cidr;
import dev.vpcdoctor.network.address.IpAddress;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import java.util.List;
import java.util.Optional;

/** Out through an internet gateway, or an egress-only one for IPv6. */
final class InternetWay {
    private final Walk walk;
    private final Trail trail;

    InternetWay(Walk walk) {
        this.walk = walk;
        this.trail = walk.trail();
    }

    void take(Position at, Packet packet, RouteTarget target) {
        boolean egressOnly = target.type() == RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY;
        HopKind kind = egressOnly ? HopKind.EGRESS_ONLY_INTERNET_GATEWAY : HopKind.INTERNET_GATEWAY;
        at.subnet()
                .or(() -> Optional.of(walk.source().subnet()))
                .ifPresent(subnet -> publicAccess(at, subnet, egressOnly));
        if (!packet.to().overlaps(AddressSet.publicOf(packet.to().family()))) {
            trail.blocked(
                    kind,
                    target.id(),
                    new GatewayReason.PrivateOnInternet(packet.to().toString()));
            new Arrival(walk).examineAnyway(packet);
            return;
        }
        attached(at, target.id(), kind);
        if (at.nat().isEmpty()
                && packet.to().family() == AddressFamily.IPV4
                && walk.source().publicAddresses().isEmpty()) {
            trail.blocked(
                    kind,
                    target.id(),
                    new GatewayReason.NoPublicAddress(
                            walk.source().subnet(), walk.source().isFunction()));
            return;
        }
        packet.to()
                .single()
                .flatMap(walk.network()::interfaceWithPublicAddress)
                .ifPresent(found -> enterFromInternet(found, at, packet));
    }

    private void attached(Position at, String gatewayId, HopKind kind) {
        switch (walk.network().find(InternetGateway.class, gatewayId)) {
            case Fact.Known<InternetGateway> known -> {
                if (known.value().attachedVpcIds().contains(at.vpcId())) {
                    trail.open(kind, gatewayId, new GatewayReason.Passes("attached to " + at.vpcId()));
                } else {
                    trail.blocked(kind, gatewayId, new GatewayReason.Detached(gatewayId, at.vpcId()));
                }
            }
            // A route to a gateway that is not attached is a blackhole; this one is active.
            case Fact.Unknown<InternetGateway> unknown ->
                trail.open(kind, gatewayId, new GatewayReason.Passes("attached, since its route is active"));
        }
    }

    private void publicAccess(Position at, Subnet subnet, boolean egressOnly) {
        InternetGatewayBlockMode mode = subnet.blockPublicAccess().orElse(InternetGatewayBlockMode.OFF);
        boolean outwardOnly = at.nat().isPresent() || egressOnly;
        switch (mode) {
            case OFF -> {}
            case BLOCK_INGRESS -> {
                if (outwardOnly) {
                    trail.open(
                            HopKind.BLOCK_PUBLIC_ACCESS,
                            subnet.id(),
                            new GatewayReason.Passes("block-ingress lets NAT and egress-only gateways out"));
                } else {
                    trail.blocked(
                            HopKind.BLOCK_PUBLIC_ACCESS,
                            subnet.id(),
                            new GatewayReason.PublicAccessBlocked(subnet, mode));
                }
            }
            case BLOCK_BIDIRECTIONAL ->
                trail.blocked(
                        HopKind.BLOCK_PUBLIC_ACCESS, subnet.id(), new GatewayReason.PublicAccessBlocked(subnet, mode));
        }
    }

    /** The public address belongs to an interface that is known: its own filters see the sender's public address. */
    private void enterFromInternet(NetworkInterface target, Position at, Packet packet) {
        List<IpAddress> publicAddresses =
                at.nat().map(NatGateway::publicAddresses).orElse(walk.source().publicAddresses());
        if (publicAddresses.isEmpty()) {
            trail.unknown(HopKind.TARGET, target.id(), "the sender's public address is not known", "");
            return;
        }
        Packet fromOutside =
                packet.from(AddressSet.of(publicAddresses.stream().map(Cidr::of).toList()), Packet.Sender.hidden());
        switch (walk.network().find(Subnet.class, target.subnetId())) {
            case Fact.Unknown<Subnet> unknown -> trail.unknown(HopKind.TARGET, target.id(), unknown);
            case Fact.Known<Subnet> known -> {
                walk.enter(known.value(), fromOutside);
                trail.add(walk.groups()
                        .decide(
                                HopKind.TARGET_SECURITY_GROUP,
                                target.securityGroupIds(),
                                Direction.IN,
                                fromOutside,
                                new SecurityGroupFilter.Remote(
                                        fromOutside.from(),
                                        fromOutside.sender().groups(),
                                        Optional.empty(),
                                        false,
                                        fromOutside.from().toString())));
                walk.answerFrom(known.value(), fromOutside);
            }
        }
    }
}
