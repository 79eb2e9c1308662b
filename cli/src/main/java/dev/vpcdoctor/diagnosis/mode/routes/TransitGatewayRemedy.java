package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.GatewayReason.NoTransitRoute;
import dev.vpcdoctor.network.walk.GatewayReason.NotAttached;
import dev.vpcdoctor.network.walk.GatewayReason.TransitBlackhole;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.TransitGatewayChange;
import dev.vpcdoctor.remedy.TransitGatewayChange.AcceptTransitGatewayVpcAttachment;
import dev.vpcdoctor.remedy.TransitGatewayChange.AssociateTransitGatewayRouteTable;
import dev.vpcdoctor.remedy.TransitGatewayChange.CreateTransitGatewayRoute;
import dev.vpcdoctor.remedy.TransitGatewayChange.CreateTransitGatewayVpcAttachment;
import dev.vpcdoctor.remedy.TransitGatewayChange.DeleteTransitGatewayRoute;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fixes the way through a transit gateway, there and back. */
final class TransitGatewayRemedy {
    private final Examination about;
    private final Network network;
    private final List<Blocker<Reason>> blockers;

    TransitGatewayRemedy(Examination about, List<Blocker<Reason>> blockers) {
        this.about = about;
        this.network = about.network();
        this.blockers = blockers;
    }

    /** A change with its words and its price. */
    private record Step(TransitGatewayChange change, String says, double monthlyCostUsd) {}

    /** All blockers fixed at once; where a blackhole hides a shorter route, taking it out is tried first. */
    Optional<Remedy> remedy() {
        return RemedySelection.first(about, blockers, List.of(withoutBlackholes(), together()));
    }

    private Optional<Remedy> withoutBlackholes() {
        List<DeleteTransitGatewayRoute> changes = new ArrayList<>();
        for (Blocker<Reason> blocker : blockers) {
            if (!(blocker.because() instanceof TransitBlackhole hole)
                    || !hole.route().isStatic()) {
                return Optional.empty();
            }
            changes.add(new DeleteTransitGatewayRoute(
                    hole.table().id(), hole.route().cidr()));
        }
        return Optional.of(Remedy.free(
                "take the blackhole out, so that the route behind it holds",
                changes.stream().distinct().toList()));
    }

    private Optional<Remedy> together() {
        List<Step> steps = new ArrayList<>();
        for (Blocker<Reason> blocker : blockers) {
            Optional<Step> step = step(blocker);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            if (!steps.contains(step.get())) {
                steps.add(step.get());
            }
        }
        return Optional.of(new Remedy(
                String.join("; ", steps.stream().map(Step::says).toList()),
                steps.stream().<Change>map(Step::change).toList(),
                Optional.of(
                        steps.stream().mapToDouble(Step::monthlyCostUsd).max().orElse(0))));
    }

    private Optional<Step> step(Blocker<Reason> blocker) {
        Reason because = blocker.because();
        if (because instanceof NotAttached not) {
            return attach(not.transitGatewayId(), not.vpcId(), blocker.path());
        }
        if (because instanceof Blackhole hole) {
            return attach(hole.route().target().id(), hole.table().vpcId(), blocker.path());
        }
        if (because instanceof TransitBlackhole hole) {
            return route(hole.table(), hole.from(), blocker.path(), hole.wayBack());
        }
        if (because instanceof NoTransitRoute none) {
            return none.table().isPresent()
                    ? route(none.table().get(), none.from(), blocker.path(), none.wayBack())
                    : associate(none.from());
        }
        return Optional.empty();
    }

    /** An attachment that waits is accepted; else a new one is made. */
    private Optional<Step> attach(String gatewayId, String vpcId, Path path) {
        return network.transitGatewayAttachmentsOf(vpcId).stream()
                .filter(attachment -> attachment.transitGatewayId().equals(gatewayId)
                        && attachment.state().equals("pendingAcceptance"))
                .findFirst()
                .map(attachment -> new Step(
                        new AcceptTransitGatewayVpcAttachment(attachment.id()),
                        "accept " + attachment.id() + ", as the owner of the transit gateway",
                        Prices.TRANSIT_GATEWAY_ATTACHMENT))
                .or(() -> attachAnew(gatewayId, vpcId, path));
    }

    private Optional<Step> attachAnew(String gatewayId, String vpcId, Path path) {
        List<String> zones = new ArrayList<>();
        about.functionSubnets().stream()
                .filter(subnet -> subnet.vpcId().equals(vpcId))
                .forEach(subnet -> zones.add(subnet.availabilityZone()));
        path.destination()
                .placement()
                .map(placement -> placement.subnet())
                .filter(subnet -> subnet.vpcId().equals(vpcId))
                .ifPresent(subnet -> zones.add(subnet.availabilityZone()));
        List<String> subnets = new TransitGatewayAttachmentSubnets(network, vpcId).in(zones);
        boolean exists = network.find(TransitGateway.class, gatewayId).isKnown();
        return exists && !subnets.isEmpty()
                ? Optional.of(new Step(
                        new CreateTransitGatewayVpcAttachment(gatewayId, vpcId, subnets),
                        "attach the VPC to the transit gateway",
                        Prices.TRANSIT_GATEWAY_ATTACHMENT))
                : Optional.empty();
    }

    /** The gateway's default table, else the one table that it has. */
    private Optional<Step> associate(TransitGatewayAttachment attachment) {
        List<TransitGatewayRouteTable> tables = network.all(TransitGatewayRouteTable.class).stream()
                .filter(table -> table.transitGatewayId().equals(Optional.of(attachment.transitGatewayId())))
                .toList();
        return network.find(TransitGateway.class, attachment.transitGatewayId())
                .optional()
                .flatMap(TransitGateway::associationTableId)
                .or(() -> tables.size() == 1 ? Optional.of(tables.get(0).id()) : Optional.empty())
                .map(tableId -> new Step(
                        new AssociateTransitGatewayRouteTable(attachment.id(), tableId),
                        "associate " + tableId + " with " + attachment.id(),
                        0));
    }

    /** To the VPC of the target, or back to that of the function, which must be attached to the same gateway. */
    private Optional<Step> route(
            TransitGatewayRouteTable table, TransitGatewayAttachment from, Path path, boolean back) {
        Optional<Subnet> end = back
                ? Optional.of(path.source().subnet())
                : path.destination().placement().map(placement -> placement.subnet());
        AddressSet addresses =
                back ? path.source().address() : path.destination().addresses();
        return end.flatMap(subnet -> network.transitGatewayAttachmentsOf(subnet.vpcId()).stream()
                .filter(other -> other.isAvailable() && other.transitGatewayId().equals(from.transitGatewayId()))
                .findFirst()
                .map(other -> route(table, block(subnet, addresses), other.id())));
    }

    private static Step route(TransitGatewayRouteTable table, Cidr cidr, String attachmentId) {
        return new Step(
                CreateTransitGatewayRoute.in(table, cidr, attachmentId),
                "lead " + cidr + " to " + attachmentId + " in " + table.id(),
                0);
    }

    private Cidr block(Subnet subnet, AddressSet addresses) {
        return network.find(Vpc.class, subnet.vpcId()).optional().stream()
                .flatMap(vpc -> vpc.cidrBlocks().stream())
                .filter(addresses::isWithin)
                .findFirst()
                .orElseGet(() -> addresses.blocks().get(0));
    }
}
