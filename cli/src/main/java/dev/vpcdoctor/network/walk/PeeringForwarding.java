package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import dev.vpcdoctor.network.walk.PacketPosition.Stage;
import java.util.Optional;

/**
 * Across a peering into the other VPC and never further
 * (docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html).
 */
final class PeeringForwarding {
    private final Walk walk;
    private final HopRecorder recorder;

    PeeringForwarding(Walk walk) {
        this.walk = walk;
        this.recorder = walk.recorder();
    }

    void take(PacketPosition at, Packet packet, String peeringId) {
        switch (walk.network().find(VpcPeeringConnection.class, peeringId)) {
            case Fact.Unknown<VpcPeeringConnection> unknown ->
                recorder.unknown(HopKind.PEERING_CONNECTION, peeringId, unknown);
            case Fact.Known<VpcPeeringConnection> known -> cross(at, packet, known.value());
        }
    }

    private void cross(PacketPosition at, Packet packet, VpcPeeringConnection peering) {
        if (!peering.isActive()) {
            recorder.blocked(HopKind.PEERING_CONNECTION, peering.id(), new GatewayReason.PeeringInactive(peering));
            new Delivery(walk).examineAnyway(packet);
            return;
        }
        Optional<Side> peer = peering.peerOf(at.vpcId());
        if (peer.isEmpty() || at.stage() instanceof Stage.BehindTransitGateway) {
            recorder.blocked(
                    HopKind.PEERING_CONNECTION,
                    peering.id(),
                    new GatewayReason.BeyondPeer(peering, packet.from().toString()));
            return;
        }
        Fact<Vpc> vpc = walk.network().find(Vpc.class, peer.get().vpcId());
        if (!holds(peer.get(), vpc, packet)) {
            recorder.blocked(
                    HopKind.PEERING_CONNECTION,
                    peering.id(),
                    new GatewayReason.BeyondPeer(peering, packet.to().toString()));
            return;
        }
        recorder.open(HopKind.PEERING_CONNECTION, peering.id(), new GatewayReason.Passes("active"));
        Packet seen = peering.isWithinOneRegion() ? packet : packet.seenAs(Packet.Sender.hidden());
        PacketPosition across = new PacketPosition(peer.get().vpcId(), Optional.empty(), new Stage.Start());
        new Delivery(walk).in(vpc, across, seen, new Delivery.Via.Peering(peering.id()));
    }

    /** The peering tells the blocks of both sides, also of a VPC that nothing else tells of. */
    private static boolean holds(Side side, Fact<Vpc> vpc, Packet packet) {
        return side.cidrBlocks().stream().anyMatch(packet.to()::isWithin)
                || vpc.optional()
                        .map(known -> known.cidrBlocks().stream().anyMatch(packet.to()::isWithin))
                        .orElse(side.cidrBlocks().isEmpty());
    }
}
