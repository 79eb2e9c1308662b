package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;

/** A static route of a transit gateway's route table taken out, so that a shorter one holds. */
public record DeleteTransitGatewayRoute(String routeTableId, Cidr cidr) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id " + routeTableId
                + " --destination-cidr-block " + cidr);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(TransitGatewayRouteTable.class, routeTableId)
                .optional()
                .map(table -> network.with(table.withoutRoute(cidr)))
                .orElse(network);
    }
}
