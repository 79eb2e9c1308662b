package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * A gateway endpoint put on route tables: AWS then keeps a route for the service's prefix list in each of them.
 *
 * @param prefixListId the service's addresses, or any name for them where the list was not read
 */
public record AddGatewayEndpointRoute(VpcEndpoint endpoint, List<String> routeTableIds, String prefixListId)
        implements Change {
    public AddGatewayEndpointRoute {
        routeTableIds = List.copyOf(routeTableIds);
    }

    @Override
    public List<String> commands() {
        return List.of("aws ec2 modify-vpc-endpoint --vpc-endpoint-id " + endpoint.id() + " --add-route-table-ids "
                + String.join(" ", routeTableIds));
    }

    @Override
    public Network applyTo(Network network) {
        Route route = new Route(
                new Route.Destination.PrefixListMembers(prefixListId),
                new RouteTarget(RouteTarget.Type.VPC_ENDPOINT, endpoint.id()),
                Route.State.ACTIVE,
                Route.Origin.CREATE_ROUTE);
        Network changed = network;
        VpcEndpoint onTables =
                network.find(VpcEndpoint.class, endpoint.id()).optional().orElse(endpoint);
        for (String id : routeTableIds) {
            onTables = onTables.withRouteTable(id);
            Optional<RouteTable> table = changed.find(RouteTable.class, id).optional();
            if (table.isPresent()) {
                changed = changed.with(table.get().withRoute(route));
            }
        }
        return changed.with(onTables);
    }
}
