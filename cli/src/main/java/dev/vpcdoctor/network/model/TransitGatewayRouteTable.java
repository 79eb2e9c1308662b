package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a transit gateway sends what comes from the attachments that are associated with the table.
 *
 * @param routes unknown when only the table itself was described
 */
public record TransitGatewayRouteTable(String id, Optional<String> transitGatewayId, Fact<List<TransitRoute>> routes)
        implements AwsResource {

    /**
     * One row of the table.
     *
     * @param attachmentIds to which it leads; several for equal-cost paths
     * @param blackhole whether packets are dropped
     * @param isStatic static routes win over propagated ones of the same block
     */
    public record TransitRoute(Cidr cidr, List<String> attachmentIds, boolean blackhole, boolean isStatic) {
        public TransitRoute {
            attachmentIds = List.copyOf(attachmentIds);
        }
    }

    /** The table without any route for a block. */
    public TransitGatewayRouteTable withoutRoute(Cidr cidr) {
        return new TransitGatewayRouteTable(
                id,
                transitGatewayId,
                routes.map(known -> known.stream()
                        .filter(route -> !route.cidr().equals(cidr))
                        .toList()));
    }

    /** The table with a static route, in place of any static one for the same block. */
    public TransitGatewayRouteTable withRoute(TransitRoute route) {
        return new TransitGatewayRouteTable(id, transitGatewayId, routes.map(known -> {
            List<TransitRoute> changed = new ArrayList<>(known);
            changed.removeIf(other -> other.cidr().equals(route.cidr()));
            changed.add(route);
            return List.copyOf(changed);
        }));
    }
}
