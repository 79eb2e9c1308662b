package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;

/** A change to a VPC's route table. */
public sealed interface RouteTableChange extends Change {

    /**
     * A route made, or led elsewhere.
     *
     * @param replace whether a route for the same destination is there already
     */
    record CreateRoute(String routeTableId, Route route, boolean replace) implements RouteTableChange {

        /** A route that replaces a route of the table for the same destination. */
        public static CreateRoute in(RouteTable table, Route route) {
            boolean replace = table.routes().stream()
                    .anyMatch(other -> other.destination().equals(route.destination()));
            return new CreateRoute(table.id(), route, replace);
        }

        @Override
        public List<String> commands() {
            return List.of("aws ec2 " + (replace ? "replace-route" : "create-route") + " --route-table-id "
                    + routeTableId + option(route.destination())
                    + option(route.target().type()) + " " + route.target().id());
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(RouteTable.class, routeTableId, table -> table.withRoute(route));
        }
    }

    /** A route taken out, so that a shorter one holds. */
    record DeleteRoute(String routeTableId, Route.Destination destination) implements RouteTableChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 delete-route --route-table-id " + routeTableId + option(destination));
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(RouteTable.class, routeTableId, table -> table.withoutRoute(destination));
        }
    }

    private static String option(Route.Destination destination) {
        return switch (destination) {
            case Route.Destination.Block block ->
                (block.cidr().family() == AddressFamily.IPV6
                                ? " --destination-ipv6-cidr-block "
                                : " --destination-cidr-block ")
                        + block.cidr();
            case Route.Destination.PrefixListMembers members ->
                " --destination-prefix-list-id " + members.prefixListId();
        };
    }

    private static String option(RouteTarget.Type type) {
        return switch (type) {
            case NAT_GATEWAY -> " --nat-gateway-id";
            case VPC_PEERING_CONNECTION -> " --vpc-peering-connection-id";
            case TRANSIT_GATEWAY -> " --transit-gateway-id";
            case EGRESS_ONLY_INTERNET_GATEWAY -> " --egress-only-internet-gateway-id";
            case NETWORK_INTERFACE -> " --network-interface-id";
            case VPC_ENDPOINT -> " --vpc-endpoint-id";
            case LOCAL_GATEWAY -> " --local-gateway-id";
            case CARRIER_GATEWAY -> " --carrier-gateway-id";
            case CORE_NETWORK -> " --core-network-arn";
            case INTERNET_GATEWAY, VPN_GATEWAY, LOCAL, OTHER -> " --gateway-id";
        };
    }
}
