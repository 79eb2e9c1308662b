package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import java.util.List;

/** A route taken out, so that a shorter one holds. */
public record DeleteRoute(String routeTableId, Route.Destination destination) implements Change {

    @Override
    public List<String> commands() {
        return List.of(
                "aws ec2 delete-route --route-table-id " + routeTableId + CreateRoute.destinationOption(destination));
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(RouteTable.class, routeTableId)
                .optional()
                .map(table -> network.with(table.withoutRoute(destination)))
                .orElse(network);
    }
}
