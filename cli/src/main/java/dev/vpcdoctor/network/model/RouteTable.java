package dev.vpcdoctor.network.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where packets that leave a subnet go.
 *
 * @param main whether subnets without a table of their own use this one
 * @param subnetIds the subnets that are associated explicitly
 */
public record RouteTable(String id, String vpcId, boolean main, List<String> subnetIds, List<Route> routes)
        implements AwsResource {
    public RouteTable {
        subnetIds = List.copyOf(subnetIds);
        routes = List.copyOf(routes);
    }

    /** The table with the route, in place of any other for the same destination. */
    public RouteTable withRoute(Route route) {
        List<Route> changed = new ArrayList<>(routes);
        changed.removeIf(other -> other.destination().equals(route.destination()));
        changed.add(route);
        return withRoutes(changed);
    }

    /** The table without the route for a destination. */
    public RouteTable withoutRoute(Route.Destination destination) {
        return withRoutes(routes.stream()
                .filter(route -> !route.destination().equals(destination))
                .toList());
    }

    /** The table once the target of its routes is there again: they are no blackholes any more. */
    public RouteTable withTargetBack(String targetId) {
        return withRoutes(routes.stream()
                .map(route -> route.target().id().equals(targetId) ? route.active() : route)
                .toList());
    }

    private RouteTable withRoutes(List<Route> changed) {
        return new RouteTable(id, vpcId, main, subnetIds, changed);
    }
}
