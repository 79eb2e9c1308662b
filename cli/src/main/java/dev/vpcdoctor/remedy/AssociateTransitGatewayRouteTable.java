package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import java.util.List;

/** A transit gateway attachment given the route table that guides what comes from it. */
public record AssociateTransitGatewayRouteTable(String attachmentId, String routeTableId) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id " + routeTableId
                + " --transit-gateway-attachment-id " + attachmentId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(TransitGatewayAttachment.class, attachmentId)
                .optional()
                .map(attachment -> network.with(attachment.associatedWith(routeTableId)))
                .orElse(network);
    }
}
