package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Transit gateways, their attachments and their route tables. */
final class TransitGatewayReader {
    private final NetworkBuilder builder;
    private final Map<String, Fields> vpcAttachments = new HashMap<>();
    private final Map<String, List<TransitRoute>> routes = new HashMap<>();
    private final Map<String, String> incomplete = new HashMap<>();

    TransitGatewayReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(
                ResourceKind.TRANSIT_GATEWAY,
                (resource, fields) -> builder.add(new TransitGateway(
                        fields.text("TransitGatewayId"),
                        fields.optionalText("State"),
                        referencing(fields),
                        defaultTable(fields, "DefaultRouteTableAssociation", "AssociationDefaultRouteTableId"),
                        defaultTable(fields, "DefaultRouteTablePropagation", "PropagationDefaultRouteTableId"))));
        builder.listing(TransitGateway.class, ResourceKind.TRANSIT_GATEWAY);
        attachments();
        routeTables();
    }

    private static Optional<String> defaultTable(Fields fields, String support, String tableId) {
        return fields.object("Options")
                .filter(options -> options.optionalText(support).orElse("").equals("enable"))
                .flatMap(options -> options.optionalText(tableId));
    }

    private static Optional<Boolean> referencing(Fields fields) {
        return fields.object("Options")
                .flatMap(options -> options.optionalText("SecurityGroupReferencingSupport"))
                .map(support -> support.equals("enable"));
    }

    private void attachments() {
        for (Resource resource : builder.snapshot().resources(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)) {
            vpcAttachments.put(resource.id(), Fields.of(resource));
        }
        Set<String> described = new HashSet<>();
        builder.each(ResourceKind.TRANSIT_GATEWAY_ATTACHMENT, (resource, fields) -> {
            builder.add(attachment(fields, Optional.ofNullable(vpcAttachments.get(resource.id()))));
            described.add(resource.id());
        });
        builder.each(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT, (resource, fields) -> {
            if (!described.contains(resource.id())) {
                builder.add(vpcAttachment(resource, fields));
            }
        });
        builder.listingOfAny(
                TransitGatewayAttachment.class,
                ResourceKind.TRANSIT_GATEWAY_ATTACHMENT,
                ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT);
    }

    private TransitGatewayAttachment attachment(Fields fields, Optional<Fields> ofVpc) {
        String id = fields.text("TransitGatewayAttachmentId");
        Fact<List<String>> subnetIds = ofVpc.map(told -> Fact.known(List.copyOf(told.texts("SubnetIds"))))
                .orElseGet(() -> builder.unknown(
                        "the subnets of " + id + " are",
                        ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT,
                        Optional.empty(),
                        ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT.command()));
        return new TransitGatewayAttachment(
                id,
                fields.text("TransitGatewayId"),
                fields.text("ResourceType"),
                fields.optionalText("ResourceId"),
                fields.text("State"),
                subnetIds,
                Fact.known(associatedTable(fields)),
                ofVpc.flatMap(TransitGatewayReader::referencing));
    }

    private static Optional<String> associatedTable(Fields fields) {
        return fields.object("Association")
                .filter(association ->
                        association.optionalText("State").orElse("associated").equals("associated"))
                .flatMap(association -> association.optionalText("TransitGatewayRouteTableId"));
    }

    private TransitGatewayAttachment vpcAttachment(Resource resource, Fields fields) {
        return new TransitGatewayAttachment(
                resource.id(),
                fields.text("TransitGatewayId"),
                "vpc",
                fields.optionalText("VpcId"),
                fields.text("State"),
                Fact.known(List.copyOf(fields.texts("SubnetIds"))),
                builder.unknown(
                        "the route table of " + resource.id() + " is",
                        ResourceKind.TRANSIT_GATEWAY_ATTACHMENT,
                        resource.origin().region(),
                        ResourceKind.TRANSIT_GATEWAY_ATTACHMENT.command()),
                referencing(fields));
    }

    private void routeTables() {
        builder.each(ResourceKind.TRANSIT_GATEWAY_ROUTES, (resource, fields) -> {
            List<TransitRoute> ofAnswer = fields.objects("Routes").stream()
                    .flatMap(route -> route(route).stream())
                    .toList();
            routes.computeIfAbsent(resource.id(), id -> new ArrayList<>()).addAll(ofAnswer);
            builder.lack(ResourceKind.TRANSIT_GATEWAY_ROUTES, resource.origin().region())
                    .ifPresent(because -> incomplete.put(resource.id(), because));
        });
        Set<String> described = new HashSet<>();
        builder.each(ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE, (resource, fields) -> {
            described.add(resource.id());
            builder.add(new TransitGatewayRouteTable(
                    resource.id(), fields.optionalText("TransitGatewayId"), routesOf(resource.id())));
        });
        routes.keySet().stream()
                .filter(id -> !described.contains(id))
                .forEach(id -> builder.add(new TransitGatewayRouteTable(id, Optional.empty(), routesOf(id))));
        builder.listing(TransitGatewayRouteTable.class, ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE);
    }

    private Fact<List<TransitRoute>> routesOf(String id) {
        String toKnow = ResourceKind.TRANSIT_GATEWAY_ROUTES.command() + " --transit-gateway-route-table-id " + id
                + " --filters Name=state,Values=active,blackhole";
        if (!routes.containsKey(id)) {
            return builder.unknown(
                    "the routes of " + id + " are", ResourceKind.TRANSIT_GATEWAY_ROUTES, Optional.empty(), toKnow);
        }
        return incomplete.containsKey(id)
                ? Fact.unknown(incomplete.get(id), toKnow)
                : Fact.known(List.copyOf(routes.get(id)));
    }

    /** A route, unless it is on its way in or out, or leads to a prefix list that has its blocks in routes of their own. */
    private static Optional<TransitRoute> route(Fields fields) {
        String state = fields.text("State");
        boolean blackhole = state.equals("blackhole");
        if (!blackhole && !state.equals("active")) {
            return Optional.empty();
        }
        return Optional.of(new TransitRoute(
                fields.cidr("DestinationCidrBlock"),
                fields.texts("TransitGatewayAttachments", "TransitGatewayAttachmentId"),
                blackhole,
                fields.text("Type").equals("static")));
    }
}
