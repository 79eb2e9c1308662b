package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Route tables. */
final class RouteTableReader {
    private final NetworkBuilder builder;

    RouteTableReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.ROUTE_TABLE, (resource, fields) -> builder.add(routeTable(fields)));
        builder.listing(RouteTable.class, ResourceKind.ROUTE_TABLE);
    }

    private static RouteTable routeTable(Fields fields) {
        boolean main = false;
        List<String> subnetIds = new ArrayList<>();
        for (Fields association : fields.objects("Associations")) {
            String state = association
                    .object("AssociationState")
                    .flatMap(told -> told.optionalText("State"))
                    .orElse("associated");
            if (state.equals("associated") || state.equals("associating")) {
                main |= association.flag("Main").orElse(false);
                association.optionalText("SubnetId").ifPresent(subnetIds::add);
            }
        }
        List<Route> routes =
                fields.objects("Routes").stream().map(RouteTableReader::route).toList();
        return new RouteTable(fields.text("RouteTableId"), fields.text("VpcId"), main, subnetIds, routes);
    }

    private static Route route(Fields fields) {
        return new Route(destination(fields), target(fields), state(fields), origin(fields));
    }

    private static Route.Destination destination(Fields fields) {
        Optional<String> prefixList = fields.optionalText("DestinationPrefixListId");
        if (prefixList.isPresent()) {
            return new Route.Destination.PrefixListMembers(prefixList.get());
        }
        Optional<Cidr> ipv6 = fields.optionalCidr("DestinationIpv6CidrBlock");
        return new Route.Destination.Block(ipv6.orElseGet(() -> fields.cidr("DestinationCidrBlock")));
    }

    private static Route.State state(Fields fields) {
        return switch (fields.optionalText("State").orElse("")) {
            case "active" -> Route.State.ACTIVE;
            case "blackhole" -> Route.State.BLACKHOLE;
            default -> Route.State.UNKNOWN;
        };
    }

    private static Route.Origin origin(Fields fields) {
        return switch (fields.optionalText("Origin").orElse("")) {
            case "CreateRouteTable" -> Route.Origin.CREATE_ROUTE_TABLE;
            case "CreateRoute" -> Route.Origin.CREATE_ROUTE;
            case "EnableVgwRoutePropagation" -> Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
            default -> Route.Origin.UNKNOWN;
        };
    }

    private record TargetField(String name, RouteTarget.Type type) {}

    /** In the order in which they decide: beside the interface of an instance AWS also names the instance. */
    private static final List<TargetField> TARGET_FIELDS = List.of(
            new TargetField("NatGatewayId", RouteTarget.Type.NAT_GATEWAY),
            new TargetField("TransitGatewayId", RouteTarget.Type.TRANSIT_GATEWAY),
            new TargetField("VpcPeeringConnectionId", RouteTarget.Type.VPC_PEERING_CONNECTION),
            new TargetField("EgressOnlyInternetGatewayId", RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY),
            new TargetField("LocalGatewayId", RouteTarget.Type.LOCAL_GATEWAY),
            new TargetField("CarrierGatewayId", RouteTarget.Type.CARRIER_GATEWAY),
            new TargetField("CoreNetworkArn", RouteTarget.Type.CORE_NETWORK),
            new TargetField("NetworkInterfaceId", RouteTarget.Type.NETWORK_INTERFACE),
            new TargetField("InstanceId", RouteTarget.Type.OTHER),
            new TargetField("OdbNetworkArn", RouteTarget.Type.OTHER));

    private static RouteTarget target(Fields fields) {
        Optional<String> gateway = fields.optionalText("GatewayId");
        if (gateway.isPresent()) {
            return gateway(gateway.get());
        }
        for (TargetField field : TARGET_FIELDS) {
            Optional<String> id = fields.optionalText(field.name());
            if (id.isPresent()) {
                return new RouteTarget(field.type(), id.get());
            }
        }
        return new RouteTarget(RouteTarget.Type.OTHER, "a target that the snapshot does not name");
    }

    private static RouteTarget gateway(String id) {
        if (id.equals("local")) {
            return RouteTarget.LOCAL;
        }
        return switch (id.substring(0, id.indexOf('-') + 1)) {
            case "igw-" -> new RouteTarget(RouteTarget.Type.INTERNET_GATEWAY, id);
            case "vgw-" -> new RouteTarget(RouteTarget.Type.VPN_GATEWAY, id);
            case "vpce-" -> new RouteTarget(RouteTarget.Type.VPC_ENDPOINT, id);
            case "eigw-" -> new RouteTarget(RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY, id);
            case "nat-" -> new RouteTarget(RouteTarget.Type.NAT_GATEWAY, id);
            case "tgw-" -> new RouteTarget(RouteTarget.Type.TRANSIT_GATEWAY, id);
            case "pcx-" -> new RouteTarget(RouteTarget.Type.VPC_PEERING_CONNECTION, id);
            default -> new RouteTarget(RouteTarget.Type.OTHER, id);
        };
    }
}
