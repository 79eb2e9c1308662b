package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change to a transit gateway's attachments or route tables. */
public sealed interface TransitGatewayChange extends Change {

    /**
     * A VPC attached to a transit gateway.
     *
     * @param subnetIds at most one in each availability zone
     */
    record CreateTransitGatewayVpcAttachment(String transitGatewayId, String vpcId, List<String> subnetIds)
            implements TransitGatewayChange {
        /** A shell variable in commands, and the attachment's id in the model while a fix is checked. */
        public static final String ID = "$ATTACHMENT";

        public CreateTransitGatewayVpcAttachment {
            subnetIds = List.copyOf(subnetIds);
        }

        @Override
        public List<String> commands() {
            return List.of(ShellText.assigned(
                    ID,
                    "aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id " + transitGatewayId
                            + " --vpc-id " + vpcId + " --subnet-ids " + String.join(" ", subnetIds),
                    "TransitGatewayVpcAttachment.TransitGatewayAttachmentId"));
        }

        @Override
        public Network applyTo(Network network) {
            return withAvailable(
                    new TransitGatewayAttachment(
                            ID,
                            transitGatewayId,
                            "vpc",
                            Optional.of(vpcId),
                            "pending",
                            Fact.known(subnetIds),
                            Fact.known(Optional.empty()),
                            Optional.empty()),
                    network);
        }
    }

    /** An attachment that waits for the consent of the transit gateway's owner, who runs it. */
    record AcceptTransitGatewayVpcAttachment(String attachmentId) implements TransitGatewayChange {

        @Override
        public List<String> commands() {
            return List.of(
                    "aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id " + attachmentId);
        }

        @Override
        public Network applyTo(Network network) {
            return network.find(TransitGatewayAttachment.class, attachmentId)
                    .optional()
                    .map(attachment -> withAvailable(attachment, network))
                    .orElse(network);
        }
    }

    /** A transit gateway attachment that gets a foot in one more availability zone. */
    record AddTransitGatewayVpcAttachmentSubnet(String attachmentId, String subnetId) implements TransitGatewayChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "
                    + attachmentId + " --add-subnet-ids " + subnetId);
        }

        @Override
        public Network applyTo(Network network) {
            return network.find(TransitGatewayAttachment.class, attachmentId)
                    .flatMap(attachment -> attachment.subnetIds().map(ids -> {
                        List<String> changed = new ArrayList<>(ids);
                        changed.add(subnetId);
                        return attachment.withSubnetIds(changed);
                    }))
                    .optional()
                    .map(network::with)
                    .orElse(network);
        }
    }

    /** A transit gateway attachment given the route table that guides what comes from it. */
    record AssociateTransitGatewayRouteTable(String attachmentId, String routeTableId) implements TransitGatewayChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id "
                    + routeTableId + " --transit-gateway-attachment-id " + attachmentId);
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(
                    TransitGatewayAttachment.class,
                    attachmentId,
                    attachment -> attachment.associatedWith(routeTableId));
        }
    }

    /**
     * A static route in a transit gateway's route table.
     *
     * @param replace whether a static route for the same block is there already
     */
    record CreateTransitGatewayRoute(String routeTableId, Cidr cidr, String attachmentId, boolean replace)
            implements TransitGatewayChange {

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
            TransitRoute route = new TransitRoute(cidr, List.of(attachmentId), false, true);
            return network.update(TransitGatewayRouteTable.class, routeTableId, table -> table.withRoute(route));
        }
    }

    /** A static route of a transit gateway's route table taken out, so that a shorter one holds. */
    record DeleteTransitGatewayRoute(String routeTableId, Cidr cidr) implements TransitGatewayChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id " + routeTableId
                    + " --destination-cidr-block " + cidr);
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(TransitGatewayRouteTable.class, routeTableId, table -> table.withoutRoute(cidr));
        }
    }

    /**
     * What a transit gateway does by itself when an attachment becomes available: it associates its default table, and puts
     * the VPC's blocks into its table for propagation (docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html).
     */
    private static Network withAvailable(TransitGatewayAttachment attachment, Network network) {
        Optional<TransitGateway> gateway = network.find(TransitGateway.class, attachment.transitGatewayId())
                .optional();
        TransitGatewayAttachment accepted = attachment.accepted();
        Network changed = network.with(gateway.flatMap(TransitGateway::associationTableId)
                .map(accepted::associatedWith)
                .orElse(accepted));
        Optional<TransitGatewayRouteTable> propagation = gateway.flatMap(TransitGateway::propagationTableId)
                .flatMap(id -> network.find(TransitGatewayRouteTable.class, id).optional());
        Optional<Vpc> vpc = attachment
                .resourceId()
                .flatMap(id -> network.find(Vpc.class, id).optional());
        if (propagation.isPresent() && vpc.isPresent()) {
            changed = changed.with(propagated(propagation.get(), vpc.get(), attachment.id()));
        }
        return BlackholeRoutes.revive(changed, attachment.transitGatewayId());
    }

    private static TransitGatewayRouteTable propagated(TransitGatewayRouteTable table, Vpc vpc, String attachmentId) {
        TransitGatewayRouteTable changed = table;
        for (Cidr block : vpc.cidrBlocks()) {
            boolean isThere = changed.routes().optional().stream()
                    .flatMap(List::stream)
                    .anyMatch(route -> route.cidr().equals(block));
            if (!isThere) {
                changed = changed.withRoute(new TransitRoute(block, List.of(attachmentId), false, false));
            }
        }
        return changed;
    }
}
