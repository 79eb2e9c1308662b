package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import java.util.List;

/**
 * A route made, or led elsewhere.
 *
 * @param replace whether a route for the same destination is there already
 * @param targetText what the command names as target: the id, or a shell variable that an earlier command sets
 */
public record CreateRoute(String routeTableId, Route route, boolean replace, String targetText) implements Change {

    /** A route to something that exists; it replaces a route of the table for the same destination. */
    public static CreateRoute in(RouteTable table, Route route) {
        return in(table, route, route.target().id());
    }

    /** A route to something that an earlier command makes. */
    public static CreateRoute in(RouteTable table, Route route, String targetText) {
        boolean replace =
                table.routes().stream().anyMatch(other -> other.destination().equals(route.destination()));
        return new CreateRoute(table.id(), route, replace, targetText);
    }

    @Override
    public List<String> commands() {
        String destination = switch (route.destination()) {
            case Route.Destination.Block block ->
                (block.cidr().toString().contains(":") ? "--destination-ipv6-cidr-block " : "--destination-cidr-block ")
                        + block.cidr();
            case Route.Destination.PrefixListMembers members ->
                "--destination-prefix-list-id " + members.prefixListId();
        };
        return List.of("aws ec2 " + (replace ? "replace-route" : "create-route") + " --route-table-id " + routeTableId
                + " " + destination + " " + option(route.target().type()) + " " + targetText);
    }

    private static String option(RouteTarget.Type type) {
        return switch (type) {
            case NAT_GATEWAY -> "--nat-gateway-id";
            case VPC_PEERING_CONNECTION -> "--vpc-peering-connection-id";
            case TRANSIT_GATEWAY -> "--transit-gateway-id";
            case EGRESS_ONLY_INTERNET_GATEWAY -> "--egress-only-internet-gateway-id";
            case NETWORK_INTERFACE -> "--network-interface-id";
            case VPC_ENDPOINT -> "--vpc-endpoint-id";
            case LOCAL_GATEWAY -> "--local-gateway-id";
            case CARRIER_GATEWAY -> "--carrier-gateway-id";
            case CORE_NETWORK -> "--core-network-arn";
            case INTERNET_GATEWAY, VPN_GATEWAY, LOCAL, OTHER -> "--gateway-id";
        };
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(RouteTable.class, routeTableId)
                .optional()
                .map(table -> network.with(table.withRoute(route)))
                .orElse(network);
    }
}
