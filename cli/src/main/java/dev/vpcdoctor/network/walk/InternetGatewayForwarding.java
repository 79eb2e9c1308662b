package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Out through an internet gateway, or an egress-only one for IPv6. */
final class InternetGatewayForwarding {
    private final Walk walk;
    private final HopRecorder recorder;

    InternetGatewayForwarding(Walk walk) {
        this.walk = walk;
        this.recorder = walk.recorder();
    }

    void take(PacketPosition at, Packet packet, RouteTarget target) {
        boolean egressOnly = target.type() == RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY;
        HopKind kind = egressOnly ? HopKind.EGRESS_ONLY_INTERNET_GATEWAY : HopKind.INTERNET_GATEWAY;
        at.subnet()
                .or(() -> Optional.of(walk.source().subnet()))
                .ifPresent(subnet -> publicAccess(at, subnet, egressOnly));
        if (!packet.to().overlaps(AddressSet.publicOf(packet.to().family()))) {
            recorder.blocked(
                    kind,
                    target.id(),
                    new GatewayReason.PrivateOnInternet(packet.to().toString()));
            new Delivery(walk).examineAnyway(packet);
            return;
        }
        attached(at, target.id(), kind);
        if (at.nat().isEmpty()
                && packet.to().family() == AddressFamily.IPV4
                && walk.source().publicAddresses().isEmpty()) {
            recorder.blocked(
                    kind,
                    target.id(),
                    new GatewayReason.NoPublicAddress(
                            walk.source().subnet(), walk.source().isFunction()));
            return;
        }
        Optional<NetworkInterface> found = packet.to().single().flatMap(walk.network()::interfaceWithPublicAddress);
        if (found.isPresent()) {
            enterFromInternet(found.get(), at, packet);
        } else if (walk.destination().nature() instanceof Destination.Nature.Managed managed) {
            guard(managed.service(), at, packet);
        }
    }

    /** It is not known which public address it has; its security groups are. */
    private void guard(ManagedService service, PacketPosition at, Packet packet) {
        Optional<Packet> seen = seenFromOutside(at, packet);
        switch (service.securityGroupIds()) {
            case Fact.Unknown<Set<String>> unknown -> recorder.unknown(HopKind.TARGET_SECURITY_GROUP, "", unknown);
            case Fact.Known<Set<String>> groups -> seen.ifPresent(outside -> guard(groups.value(), outside));
        }
        if (seen.isEmpty()) {
            recorder.unknown(HopKind.TARGET, service.id(), "the sender's public address is not known", "");
        }
        new TargetState(walk).examine();
        recorder.unknown(
                HopKind.TARGET,
                service.id(),
                "which public address it has is not known, so neither is the network ACL there",
                "aws ec2 describe-network-interfaces");
    }

    private void attached(PacketPosition at, String gatewayId, HopKind kind) {
        switch (walk.network().find(InternetGateway.class, gatewayId)) {
            case Fact.Known<InternetGateway> known -> {
                if (known.value().attachedVpcIds().contains(at.vpcId())) {
                    recorder.open(kind, gatewayId, new GatewayReason.Passes("attached to " + at.vpcId()));
                } else {
                    recorder.blocked(kind, gatewayId, new GatewayReason.Detached(gatewayId, at.vpcId()));
                }
            }
            // A route to a gateway that is not attached is a blackhole; this one is active.
            case Fact.Unknown<InternetGateway> unknown ->
                recorder.open(kind, gatewayId, new GatewayReason.Passes("attached, since its route is active"));
        }
    }

    private void publicAccess(PacketPosition at, Subnet subnet, boolean egressOnly) {
        InternetGatewayBlockMode mode = subnet.blockPublicAccess().orElse(InternetGatewayBlockMode.OFF);
        boolean outwardOnly = at.nat().isPresent() || egressOnly;
        switch (mode) {
            case OFF -> {}
            case BLOCK_INGRESS -> {
                if (outwardOnly) {
                    recorder.open(
                            HopKind.BLOCK_PUBLIC_ACCESS,
                            subnet.id(),
                            new GatewayReason.Passes("block-ingress lets NAT and egress-only gateways out"));
                } else {
                    recorder.blocked(
                            HopKind.BLOCK_PUBLIC_ACCESS,
                            subnet.id(),
                            new GatewayReason.PublicAccessBlocked(subnet, mode));
                }
            }
            case BLOCK_BIDIRECTIONAL ->
                recorder.blocked(
                        HopKind.BLOCK_PUBLIC_ACCESS, subnet.id(), new GatewayReason.PublicAccessBlocked(subnet, mode));
        }
    }

    /** The public address belongs to an interface that is known: its own filters see the sender's public address. */
    private void enterFromInternet(NetworkInterface target, PacketPosition at, Packet packet) {
        Optional<Packet> seen = seenFromOutside(at, packet);
        if (seen.isEmpty()) {
            recorder.unknown(HopKind.TARGET, target.id(), "the sender's public address is not known", "");
            return;
        }
        Packet fromOutside = seen.get();
        switch (walk.network().find(Subnet.class, target.subnetId())) {
            case Fact.Unknown<Subnet> unknown -> recorder.unknown(HopKind.TARGET, target.id(), unknown);
            case Fact.Known<Subnet> known -> {
                walk.enter(known.value(), fromOutside);
                guard(target.securityGroupIds(), fromOutside);
                new TargetState(walk).examine();
                walk.answerFrom(known.value(), fromOutside);
            }
        }
    }

    private Optional<Packet> seenFromOutside(PacketPosition at, Packet packet) {
        List<IpAddress> publicAddresses =
                at.nat().map(NatGateway::publicAddresses).orElse(walk.source().publicAddresses());
        return publicAddresses.isEmpty()
                ? Optional.empty()
                : Optional.of(packet.from(
                        AddressSet.of(publicAddresses.stream().map(Cidr::of).toList()), Packet.Sender.hidden()));
    }

    private void guard(Set<String> groupIds, Packet fromOutside) {
        recorder.add(walk.groups()
                .decide(
                        HopKind.TARGET_SECURITY_GROUP,
                        groupIds,
                        Direction.IN,
                        fromOutside,
                        new SecurityGroupFilter.Remote(
                                fromOutside.from(),
                                fromOutside.sender().groups(),
                                Optional.empty(),
                                false,
                                fromOutside.from().toString())));
    }
}
