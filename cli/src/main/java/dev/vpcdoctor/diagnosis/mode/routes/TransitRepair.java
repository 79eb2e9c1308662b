package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.common.Trial;
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
import dev.vpcdoctor.remedy.AcceptTransitGatewayAttachment;
import dev.vpcdoctor.remedy.AssociateTransitGatewayRouteTable;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.CreateTransitGatewayAttachment;
import dev.vpcdoctor.remedy.CreateTransitGatewayRoute;
import dev.vpcdoctor.remedy.DeleteTransitGatewayRoute;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mends the way through a transit gateway, there and back. */
final class TransitRepair {
    private final Examination about;
    private final Network network;
    private final List<Blocker<Reason>> blockers;

    TransitRepair(Examination about, List<Blocker<Reason>> blockers) {
        this.about = about;
        this.network = about.network();
        this.blockers = blockers;
    }

    /** All blockers mended at once; where a blackhole hides a shorter route, taking it out is tried first. */
    Optional<Remedy> remedy() {
        return Trial.first(about, blockers, List.of(withoutBlackholes(), together()));
    }

    private Optional<Remedy> withoutBlackholes() {
        List<Change> changes = new ArrayList<>();
        for (Blocker<Reason> blocker : blockers) {
            if (!(blocker.because() instanceof TransitBlackhole hole)
                    || !hole.route().isStatic()) {
                return Optional.empty();
            }
            changes.add(new DeleteTransitGatewayRoute(
                    hole.table().id(), hole.route().cidr()));
        }
        return Optional.of(new Remedy(
                "take the blackhole out, so that the route behind it holds",
                changes.stream().distinct().toList(),
                Optional.of(0.0)));
    }

    private Optional<Remedy> together() {
        List<Change> changes = new ArrayList<>();
        for (Blocker<Reason> blocker : blockers) {
            Optional<Change> change = change(blocker);
            if (change.isEmpty()) {
                return Optional.empty();
            }
            if (!changes.contains(change.get())) {
                changes.add(change.get());
            }
        }
        boolean attaches = changes.stream().anyMatch(CreateTransitGatewayAttachment.class::isInstance);
        boolean accepts = changes.stream().anyMatch(AcceptTransitGatewayAttachment.class::isInstance);
        return Optional.of(new Remedy(
                String.join("; ", changes.stream().map(TransitRepair::says).toList()),
                changes,
                Optional.of(attaches || accepts ? Prices.TRANSIT_GATEWAY_ATTACHMENT : 0.0)));
    }

    private static String says(Change change) {
        if (change instanceof CreateTransitGatewayRoute route) {
            return "lead " + route.cidr() + " to " + route.attachmentId() + " in " + route.routeTableId();
        }
        if (change instanceof AssociateTransitGatewayRouteTable association) {
            return "associate " + association.routeTableId() + " with " + association.attachmentId();
        }
        return change instanceof AcceptTransitGatewayAttachment accept
                ? "accept " + accept.attachmentId() + ", as the owner of the transit gateway"
                : "attach the VPC to the transit gateway";
    }

    private Optional<Change> change(Blocker<Reason> blocker) {
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
    private Optional<Change> attach(String gatewayId, String vpcId, Path path) {
        return network.transitGatewayAttachmentsOf(vpcId).stream()
                .filter(attachment -> attachment.transitGatewayId().equals(gatewayId)
                        && attachment.state().equals("pendingAcceptance"))
                .findFirst()
                .<Change>map(attachment -> new AcceptTransitGatewayAttachment(attachment.id()))
                .or(() -> attachAnew(gatewayId, vpcId, path));
    }

    private Optional<Change> attachAnew(String gatewayId, String vpcId, Path path) {
        List<String> zones = new ArrayList<>();
        about.functionSubnets().stream()
                .filter(subnet -> subnet.vpcId().equals(vpcId))
                .forEach(subnet -> zones.add(subnet.availabilityZone()));
        path.destination()
                .placement()
                .map(placement -> placement.subnet())
                .filter(subnet -> subnet.vpcId().equals(vpcId))
                .ifPresent(subnet -> zones.add(subnet.availabilityZone()));
        List<String> subnets = new AttachmentSubnets(network, vpcId).in(zones);
        boolean exists = network.find(TransitGateway.class, gatewayId).isKnown();
        return exists && !subnets.isEmpty()
                ? Optional.of(new CreateTransitGatewayAttachment(gatewayId, vpcId, subnets))
                : Optional.empty();
    }

    /** The gateway's default table, else the one table that it has. */
    private Optional<Change> associate(TransitGatewayAttachment attachment) {
        List<TransitGatewayRouteTable> tables = network.all(TransitGatewayRouteTable.class).stream()
                .filter(table -> table.transitGatewayId().equals(Optional.of(attachment.transitGatewayId())))
                .toList();
        return network.find(TransitGateway.class, attachment.transitGatewayId())
                .optional()
                .flatMap(TransitGateway::associationTableId)
                .or(() -> tables.size() == 1 ? Optional.of(tables.get(0).id()) : Optional.empty())
                .map(tableId -> new AssociateTransitGatewayRouteTable(attachment.id(), tableId));
    }

    /** To the VPC of the target, or back to that of the function, which must be attached to the same gateway. */
    private Optional<Change> route(
            TransitGatewayRouteTable table, TransitGatewayAttachment from, Path path, boolean back) {
        Optional<Subnet> end = back
                ? Optional.of(path.source().subnet())
                : path.destination().placement().map(placement -> placement.subnet());
        AddressSet addresses =
                back ? path.source().address() : path.destination().addresses();
        return end.flatMap(subnet -> network.transitGatewayAttachmentsOf(subnet.vpcId()).stream()
                .filter(other -> other.isAvailable() && other.transitGatewayId().equals(from.transitGatewayId()))
                .findFirst()
                .map(other -> CreateTransitGatewayRoute.in(table, block(subnet, addresses), other.id())));
    }

    private Cidr block(Subnet subnet, AddressSet addresses) {
        return network.find(Vpc.class, subnet.vpcId()).optional().stream()
                .flatMap(vpc -> vpc.cidrBlocks().stream())
                .filter(addresses::isWithin)
                .findFirst()
                .orElseGet(() -> addresses.blocks().get(0));
    }
}
