package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import java.util.Locale;
import java.util.Optional;

/** Ways that are known as far as the VPC goes, and then are named unknown. */
final class UnmodelledForwarding {
    private final Walk walk;
    private final HopRecorder recorder;

    UnmodelledForwarding(Walk walk) {
        this.walk = walk;
        this.recorder = walk.recorder();
    }

    void vpnGateway(PacketPosition at, String gatewayId) {
        switch (walk.network().find(VpnGateway.class, gatewayId)) {
            case Fact.Unknown<VpnGateway> unknown -> recorder.unknown(HopKind.VPN_GATEWAY, gatewayId, unknown);
            case Fact.Known<VpnGateway> known -> {
                if (known.value().attachedVpcIds().contains(at.vpcId())) {
                    recorder.unknown(
                            HopKind.VPN_GATEWAY,
                            gatewayId,
                            "leads to a network outside AWS, which is not AWS's to tell",
                            Reason.Missing.SEND_PACKETS);
                } else {
                    recorder.blocked(HopKind.VPN_GATEWAY, gatewayId, new GatewayReason.Detached(gatewayId, at.vpcId()));
                }
            }
        }
    }

    /** A NAT instance or another machine that passes packets on. */
    void networkInterface(PacketPosition at, Packet packet, String interfaceId) {
        switch (walk.network().find(NetworkInterface.class, interfaceId)) {
            case Fact.Unknown<NetworkInterface> unknown -> recorder.unknown(HopKind.NAT_INSTANCE, interfaceId, unknown);
            case Fact.Known<NetworkInterface> known -> throughMachine(at, packet, known.value());
        }
    }

    private void throughMachine(PacketPosition at, Packet packet, NetworkInterface machine) {
        walk.network()
                .find(Subnet.class, machine.subnetId())
                .optional()
                .filter(subnet -> !at.isIn(subnet))
                .ifPresent(subnet -> {
                    walk.enter(subnet, packet);
                    walk.answerFrom(subnet, packet);
                });
        recorder.add(walk.groups()
                .decide(
                        HopKind.NAT_INSTANCE,
                        machine.securityGroupIds(),
                        Direction.IN,
                        packet,
                        new SecurityGroupFilter.Remote(
                                packet.from(),
                                packet.sender().groups(),
                                Optional.empty(),
                                false,
                                packet.from().toString())));
        if (machine.sourceDestCheck().orElse(false)) {
            recorder.blocked(HopKind.NAT_INSTANCE, machine.id(), new TargetReason.ChecksSourceAndDestination(machine));
        }
        recorder.unknown(
                HopKind.NAT_INSTANCE,
                machine.id(),
                "whether " + machine.instanceId().orElse(machine.id())
                        + " passes packets on is decided by its operating system",
                Reason.Missing.SEND_PACKETS);
    }

    void notModelled(RouteTarget target) {
        recorder.unknown(
                HopKind.OTHER_GATEWAY,
                target.id(),
                "a " + target.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " is not modelled",
                Reason.Missing.SEND_PACKETS);
    }
}
