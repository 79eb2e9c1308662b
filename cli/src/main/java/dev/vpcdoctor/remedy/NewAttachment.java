package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.network.model.Vpc;
import java.util.List;
import java.util.Optional;

/**
 * What a transit gateway does by itself when an attachment becomes available: it associates its default table, and puts
 * the VPC's blocks into its table for propagation (docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html).
 */
final class NewAttachment {
    private NewAttachment() {}

    static Network join(Network network, TransitGatewayAttachment attachment) {
        Optional<TransitGateway> gateway = network.find(TransitGateway.class, attachment.transitGatewayId())
                .optional();
        TransitGatewayAttachment accepted = attachment.accepted();
        Network changed = network.with(gateway.flatMap(TransitGateway::associationTableId)
                .map(accepted::associatedWith)
                .orElse(accepted));
        Optional<TransitGatewayRouteTable> propagation = gateway.flatMap(TransitGateway::propagationTableId)
                .flatMap(id -> network.find(TransitGatewayRouteTable.class, id).optional());
        Optional<Vpc> vpc = attachment
                .resourceId()
                .flatMap(id -> network.find(Vpc.class, id).optional());
        if (propagation.isPresent() && vpc.isPresent()) {
            changed = changed.with(propagated(propagation.get(), vpc.get(), attachment.id()));
        }
        return Blackholes.end(changed, attachment.transitGatewayId());
    }

    private static TransitGatewayRouteTable propagated(TransitGatewayRouteTable table, Vpc vpc, String attachmentId) {
        TransitGatewayRouteTable changed = table;
        for (var block : vpc.cidrBlocks()) {
            boolean isThere = changed.routes().optional().stream()
                    .flatMap(List::stream)
                    .anyMatch(route -> route.cidr().equals(block));
            if (!isThere) {
                changed = changed.withRoute(new TransitRoute(block, List.of(attachmentId), false, false));
            }
        }
        return changed;
    }
}
