package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What connects a VPC with others: peerings, transit gateways, and networks outside AWS. */
public final class VpcConnections {
    private final Network network;
    private final String vpcId;

    /**
     * The connections of one VPC.
     *
     * @param vpcId where packets come from
     */
    public VpcConnections(Network network, String vpcId) {
        this.network = network;
        this.vpcId = vpcId;
    }

    /** A route that would lead to a destination: by a peering before a transit gateway. */
    public Optional<Route> routeTo(Destination destination) {
        return destination
                .placement()
                .map(placement -> routeInto(placement.subnet(), destination.addresses()))
                .orElseGet(() -> routeTo(destination.addresses()));
    }

    /** What connects the VPC with another one, so that routes can lead there. */
    public Optional<RouteTarget> to(String otherVpcId) {
        Stream<RouteTarget> peerings = network.all(VpcPeeringConnection.class).stream()
                .filter(peering -> peering.isActive() && peering.isBetween(vpcId, otherVpcId))
                .map(peering -> new RouteTarget(RouteTarget.Type.VPC_PEERING_CONNECTION, peering.id()));
        Stream<RouteTarget> transitGateways = available(vpcId)
                .map(TransitGatewayAttachment::transitGatewayId)
                .filter(id -> available(otherVpcId)
                        .anyMatch(other -> other.transitGatewayId().equals(id)))
                .map(id -> new RouteTarget(RouteTarget.Type.TRANSIT_GATEWAY, id));
        return Stream.concat(peerings, transitGateways).findFirst();
    }

    /** Whether both VPCs lead to networks outside AWS, or to other regions, through which packets may have a way. */
    public boolean mayReachOutsideAws(String otherVpcId) {
        return leadsOutside(vpcId) && leadsOutside(otherVpcId);
    }

    /** Whether a connection that is not known does not exist. */
    public boolean areAllRead() {
        Optional<String> region = network.find(Vpc.class, vpcId).optional().flatMap(Vpc::region);
        return network.listing(VpcPeeringConnection.class, region).whole()
                && network.listing(TransitGatewayAttachment.class, region).whole();
    }

    private boolean leadsOutside(String id) {
        boolean vpn = network.all(VpnGateway.class).stream()
                .anyMatch(gateway -> gateway.attachedVpcIds().contains(id));
        return vpn
                || available(id)
                        .map(TransitGatewayAttachment::transitGatewayId)
                        .anyMatch(gatewayId -> network.all(TransitGatewayAttachment.class).stream()
                                .anyMatch(other -> other.transitGatewayId().equals(gatewayId)
                                        && !other.resourceType().equals("vpc")));
    }

    private Stream<TransitGatewayAttachment> available(String id) {
        return network.transitGatewayAttachmentsOf(id).stream().filter(TransitGatewayAttachment::isAvailable);
    }

    private Optional<Route> routeInto(Subnet subnet, AddressSet addresses) {
        return to(subnet.vpcId()).map(connection -> Route.to(blockFor(subnet, addresses), connection));
    }

    /** The VPC's block that holds the addresses, as routes between VPCs are mostly made; else the subnet's. */
    private Cidr blockFor(Subnet subnet, AddressSet addresses) {
        return network.find(Vpc.class, subnet.vpcId()).optional().stream()
                .flatMap(vpc -> vpc.cidrBlocks().stream())
                .filter(addresses::isWithin)
                .findFirst()
                .or(() ->
                        subnet.cidrBlocks().stream().filter(addresses::isWithin).findFirst())
                .orElseGet(() -> addresses.blocks().get(0));
    }

    /** Where nothing is known to stand at an address, a peer's blocks and the transit gateway's routes still tell. */
    private Optional<Route> routeTo(AddressSet addresses) {
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        Stream<Route> peerings = network.all(VpcPeeringConnection.class).stream()
                .filter(VpcPeeringConnection::isActive)
                .flatMap(peering -> peering.peerOf(vpcId).stream()
                        .flatMap(peer -> peer.cidrBlocks().stream())
                        .filter(addresses::isWithin)
                        .map(block -> Route.to(
                                block, new RouteTarget(RouteTarget.Type.VPC_PEERING_CONNECTION, peering.id()))));
        Stream<Route> transitGateways = available(vpcId)
                .flatMap(attachment -> routesOf(attachment)
                        .filter(route -> !route.blackhole() && addresses.isWithin(route.cidr()))
                        .map(route -> Route.to(
                                route.cidr(),
                                new RouteTarget(RouteTarget.Type.TRANSIT_GATEWAY, attachment.transitGatewayId()))));
        return Stream.concat(peerings, transitGateways)
                .filter(route -> !route.destination().equals(new Route.Destination.Block(Cidr.ANY_IPV4)))
                .findFirst();
    }

    private Stream<TransitGatewayRouteTable.TransitRoute> routesOf(TransitGatewayAttachment attachment) {
        return attachment
                .routeTableId()
                .optional()
                .flatMap(id -> id)
                .flatMap(id -> network.find(TransitGatewayRouteTable.class, id).optional())
                .flatMap(table -> table.routes().optional())
                .map(List::stream)
                .orElseGet(Stream::empty);
    }
}
