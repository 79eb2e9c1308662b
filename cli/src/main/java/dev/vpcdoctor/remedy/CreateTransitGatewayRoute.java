package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;

/**
 * A static route in a transit gateway's route table.
 *
 * @param replace whether a static route for the same block is there already
 */
public record CreateTransitGatewayRoute(String routeTableId, Cidr cidr, String attachmentId, boolean replace)
        implements Change {

    /** A route that replaces a static one of the table for the same block. */
    public static CreateTransitGatewayRoute in(TransitGatewayRouteTable table, Cidr cidr, String attachmentId) {
        boolean replace = table.routes().optional().stream()
                .flatMap(List::stream)
                .anyMatch(route -> route.isStatic() && route.cidr().equals(cidr));
        return new CreateTransitGatewayRoute(table.id(), cidr, attachmentId, replace);
    }

    @Override
    public List<String> commands() {
        return List.of("aws ec2 " + (replace ? "replace" : "create") + "-transit-gateway-route"
                + " --transit-gateway-route-table-id " + routeTableId + " --destination-cidr-block " + cidr
                + " --transit-gateway-attachment-id " + attachmentId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(TransitGatewayRouteTable.class, routeTableId)
                .optional()
                .map(table -> network.with(table.withRoute(new TransitRoute(cidr, List.of(attachmentId), false, true))))
                .orElse(network);
    }
}
