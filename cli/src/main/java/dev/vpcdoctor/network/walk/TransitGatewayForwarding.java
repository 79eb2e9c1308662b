package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.network.walk.PacketPosition.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Through a transit gateway: the attachment in the sender's availability zone, the table that is associated with it, and
 * into the VPC to which its route leads (docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html).
 */
final class TransitGatewayForwarding {
    private static final String TO_KNOW_ATTACHMENTS = "aws ec2 describe-transit-gateway-vpc-attachments";

    private final Walk walk;
    private final Network network;
    private final HopRecorder recorder;

    TransitGatewayForwarding(Walk walk) {
        this.walk = walk;
        this.network = walk.network();
        this.recorder = walk.recorder();
    }

    void take(PacketPosition at, Packet packet, String transitGatewayId) {
        Optional<TransitGatewayAttachment> attachment = network.transitGatewayAttachmentsOf(at.vpcId()).stream()
                .filter(found -> found.transitGatewayId().equals(transitGatewayId))
                .min(Comparator.comparing(found -> !found.isAvailable()));
        if (attachment.isEmpty()) {
            // The route is active, so an attachment exists: it was not read.
            recorder.unknown(
                    HopKind.TRANSIT_GATEWAY_ATTACHMENT,
                    transitGatewayId,
                    "the attachment of " + at.vpcId() + " is not in the snapshot",
                    TO_KNOW_ATTACHMENTS);
            return;
        }
        TransitGatewayAttachment from = attachment.get();
        if (!from.isAvailable()) {
            recorder.blocked(
                    HopKind.TRANSIT_GATEWAY_ATTACHMENT,
                    from.id(),
                    new GatewayReason.NotAttached(transitGatewayId, at.vpcId(), attachment));
            new Delivery(walk).examineAnyway(packet);
            return;
        }
        at.subnet()
                .ifPresent(subnet -> zone(HopKind.TRANSIT_GATEWAY_ATTACHMENT, from, subnet)
                        .filter(own -> !own.id().equals(subnet.id()))
                        .ifPresent(own -> walk.enter(own, packet)));
        next(
                        HopKind.TRANSIT_GATEWAY_ROUTE,
                        from,
                        packet.to(),
                        walk.destination().label(),
                        false)
                .ifPresentOrElse(to -> bringTo(at, from, to, packet), () -> new Delivery(walk).examineAnyway(packet));
    }

    /** The attachment's subnet in the availability zone of another subnet, if all that it takes is known. */
    private Optional<Subnet> zone(HopKind kind, TransitGatewayAttachment attachment, Subnet inZoneOf) {
        return switch (attachment.subnetIds()) {
            case Fact.Unknown<List<String>> unknown -> {
                recorder.unknown(kind, attachment.id(), unknown);
                yield Optional.empty();
            }
            case Fact.Known<List<String>> ids -> {
                List<Fact<Subnet>> subnets = ids.value().stream()
                        .map(id -> network.find(Subnet.class, id))
                        .toList();
                Optional<Subnet> own = subnets.stream()
                        .flatMap(fact -> fact.optional().stream())
                        .filter(subnet -> subnet.availabilityZone().equals(inZoneOf.availabilityZone()))
                        .findFirst();
                if (own.isPresent()) {
                    recorder.open(kind, attachment.id(), new GatewayReason.Passes("in " + inZoneOf.availabilityZone()));
                } else if (subnets.stream().allMatch(Fact::isKnown)) {
                    recorder.blocked(
                            kind,
                            attachment.id(),
                            new GatewayReason.NotInZone(attachment, inZoneOf.vpcId(), inZoneOf.availabilityZone()));
                } else {
                    recorder.unknown(
                            kind,
                            attachment.id(),
                            "the zones of its subnets are not known",
                            "aws ec2 describe-subnets");
                }
                yield own;
            }
        };
    }

    /** The attachment to which the associated table leads; empty when that is blocked or unknown. */
    private Optional<TransitGatewayAttachment> next(
            HopKind kind, TransitGatewayAttachment from, AddressSet to, String label, boolean wayBack) {
        Fact<Optional<String>> tableId = from.routeTableId();
        if (tableId instanceof Fact.Known<Optional<String>> known
                && known.value().isEmpty()) {
            recorder.blocked(kind, from.id(), new GatewayReason.NoTransitRoute(from, Optional.empty(), label, wayBack));
            return Optional.empty();
        }
        Fact<TransitGatewayRouteTable> table =
                tableId.flatMap(id -> network.find(TransitGatewayRouteTable.class, id.orElseThrow()));
        Fact<List<TransitRoute>> routes = table.flatMap(TransitGatewayRouteTable::routes);
        return switch (routes) {
            case Fact.Unknown<List<TransitRoute>> unknown -> {
                recorder.unknown(kind, from.id(), unknown);
                yield Optional.empty();
            }
            case Fact.Known<List<TransitRoute>> known ->
                choose(kind, from, table.optional().orElseThrow(), known.value(), to, label, wayBack);
        };
    }

    private Optional<TransitGatewayAttachment> choose(
            HopKind kind,
            TransitGatewayAttachment from,
            TransitGatewayRouteTable table,
            List<TransitRoute> routes,
            AddressSet to,
            String label,
            boolean wayBack) {
        List<TransitRoute> matching = routes.stream()
                .filter(route -> to.overlaps(route.cidr()))
                .sorted(Comparator.comparingInt(
                                (TransitRoute route) -> -route.cidr().prefixLength())
                        .thenComparing(route -> !route.isStatic()))
                .toList();
        Optional<TransitRoute> best = matching.stream()
                .filter(route -> walk.destination().isAnyOfInternet()
                        ? route.cidr().prefixLength() == 0 || to.isWithin(route.cidr())
                        : to.isWithin(route.cidr()))
                .findFirst();
        if (best.isEmpty() && !matching.isEmpty()) {
            recorder.unknown(
                    kind,
                    table.id(),
                    "depends on the address: " + matching.get(0).cidr() + " is routed",
                    "");
            return Optional.empty();
        }
        if (best.isEmpty()) {
            recorder.blocked(
                    kind, table.id(), new GatewayReason.NoTransitRoute(from, Optional.of(table), label, wayBack));
            return Optional.empty();
        }
        TransitRoute route = best.get();
        if (route.blackhole()) {
            recorder.blocked(kind, table.id(), new GatewayReason.TransitBlackhole(from, table, route, wayBack));
            return Optional.empty();
        }
        String nextId =
                route.attachmentIds().isEmpty() ? "" : route.attachmentIds().get(0);
        Optional<TransitGatewayAttachment> next =
                network.find(TransitGatewayAttachment.class, nextId).optional();
        if (next.isEmpty()) {
            recorder.unknown(
                    kind,
                    table.id(),
                    "leads to " + (nextId.isEmpty() ? "an attachment that is not told" : nextId)
                            + ", which is not in the snapshot",
                    TO_KNOW_ATTACHMENTS);
        } else {
            recorder.open(kind, table.id(), new GatewayReason.Passes(route.cidr() + " → " + nextId));
        }
        return next;
    }

    private void bringTo(PacketPosition at, TransitGatewayAttachment from, TransitGatewayAttachment to, Packet packet) {
        if (!to.resourceType().equals("vpc")) {
            recorder.unknown(
                    HopKind.OTHER_GATEWAY,
                    to.id(),
                    "what lies behind the " + to.resourceType() + " attachment is not AWS's to tell",
                    "");
            return;
        }
        if (!to.isAvailable()) {
            recorder.blocked(
                    HopKind.TRANSIT_GATEWAY_ATTACHMENT,
                    to.id(),
                    new GatewayReason.NotAttached(
                            to.transitGatewayId(), to.resourceId().orElse(""), Optional.of(to)));
            return;
        }
        switch (landing(at, to)) {
            case Fact.Unknown<Subnet> unknown -> recorder.unknown(HopKind.TRANSIT_GATEWAY_ATTACHMENT, to.id(), unknown);
            case Fact.Known<Subnet> subnet ->
                walk.leave(
                        new PacketPosition(
                                subnet.value().vpcId(),
                                Optional.of(subnet.value()),
                                new Stage.BehindTransitGateway(at, from, to)),
                        packet.seenAs(packet.sender().seenAs(groupsBehind(from, to, packet))));
        }
    }

    /** Traffic stays in its availability zone if the other attachment has a subnet there. */
    private Fact<Subnet> landing(PacketPosition at, TransitGatewayAttachment to) {
        String zone = at.subnet().map(Subnet::availabilityZone).orElse("");
        return to.subnetIds()
                .flatMap(ids -> ids.stream()
                        .map(id -> network.find(Subnet.class, id))
                        .min(Comparator.comparing(fact -> !fact.optional()
                                .map(subnet -> subnet.availabilityZone().equals(zone))
                                .orElse(false)))
                        .orElseGet(() ->
                                Fact.unknown("the subnets of " + to.id() + " are not told", TO_KNOW_ATTACHMENTS)));
    }

    /** Inbound rules may name groups of another attached VPC only where this was switched on. */
    private Fact<Set<String>> groupsBehind(TransitGatewayAttachment from, TransitGatewayAttachment to, Packet packet) {
        return network.find(TransitGateway.class, from.transitGatewayId())
                .flatMap(gateway -> gateway.securityGroupReferencing()
                        .map(Fact::known)
                        .orElseGet(() -> Fact.unknown(
                                "whether " + gateway.id() + " supports security group references is not told",
                                "aws ec2 describe-transit-gateways")))
                .flatMap(on -> on
                                && from.securityGroupReferencing().orElse(true)
                                && to.securityGroupReferencing().orElse(true)
                        ? packet.sender().groups()
                        : Fact.known(Set.of()));
    }

    /**
     * The answer's way through the transit gateway.
     *
     * @param from the subnet in which the answer begins
     */
    void answer(Stage.BehindTransitGateway transit, Subnet from, Packet packet) {
        zone(HopKind.RETURN_TRANSIT_GATEWAY_ATTACHMENT, transit.to(), from)
                .filter(own -> !own.id().equals(from.id()) && !isLanding(transit, own))
                .ifPresent(own -> walk.answerInto(own, packet));
        Optional<TransitGatewayAttachment> back = next(
                HopKind.RETURN_TRANSIT_GATEWAY_ROUTE,
                transit.to(),
                packet.from(),
                packet.from().toString(),
                true);
        if (back.isPresent() && !back.get().id().equals(transit.from().id())) {
            recorder.unknown(
                    HopKind.RETURN_TRANSIT_GATEWAY_ROUTE,
                    back.get().id(),
                    "answers go to " + back.get().id() + ", not to "
                            + transit.from().id(),
                    "");
            return;
        }
        transit.earlier()
                .subnet()
                .ifPresent(subnet -> landing(transit.earlier(), transit.from())
                        .optional()
                        .filter(own -> !own.id().equals(subnet.id()))
                        .ifPresent(own -> walk.answerFrom(own, packet)));
    }

    /** The landing subnet lets its answers in by itself, where the packet was routed anew. */
    private boolean isLanding(Stage.BehindTransitGateway transit, Subnet subnet) {
        return landing(transit.earlier(), transit.to())
                .optional()
                .map(landing -> landing.id().equals(subnet.id()))
                .orElse(false);
    }
}
