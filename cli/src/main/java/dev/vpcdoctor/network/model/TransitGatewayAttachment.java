package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/**
 * The connection between a transit gateway and a VPC or another network.
 *
 * @param resourceType {@code vpc}, {@code vpn}, {@code peering}, {@code direct-connect-gateway} ...
 * @param resourceId the VPC of a VPC attachment
 * @param state {@code available}, {@code pendingAcceptance} ...
 * @param subnetIds of a VPC attachment, at most one in each availability zone; unknown when only the general list was read
 * @param routeTableId the associated transit gateway route table, empty when there is none
 * @param securityGroupReferencing of a VPC attachment, on unless switched off
 */
public record TransitGatewayAttachment(
        String id,
        String transitGatewayId,
        String resourceType,
        Optional<String> resourceId,
        String state,
        Fact<List<String>> subnetIds,
        Fact<Optional<String>> routeTableId,
        Optional<Boolean> securityGroupReferencing)
        implements AwsResource {

    public boolean isAvailable() {
        return state.equals("available");
    }

    public TransitGatewayAttachment accepted() {
        return new TransitGatewayAttachment(
                id,
                transitGatewayId,
                resourceType,
                resourceId,
                "available",
                subnetIds,
                routeTableId,
                securityGroupReferencing);
    }

    public TransitGatewayAttachment associatedWith(String tableId) {
        return new TransitGatewayAttachment(
                id,
                transitGatewayId,
                resourceType,
                resourceId,
                state,
                subnetIds,
                Fact.known(Optional.of(tableId)),
                securityGroupReferencing);
    }

    public TransitGatewayAttachment withSubnetIds(List<String> changed) {
        return new TransitGatewayAttachment(
                id,
                transitGatewayId,
                resourceType,
                resourceId,
                state,
                Fact.known(List.copyOf(changed)),
                routeTableId,
                securityGroupReferencing);
    }
}
