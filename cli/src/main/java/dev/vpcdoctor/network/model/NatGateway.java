package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Lets what has no public address open connections outward.
 *
 * @param subnetId where a zonal gateway stands; a regional one stands in no subnet
 * @param state {@code available}, {@code pending}, {@code failed}, {@code deleting}, {@code deleted}
 * @param routeTableId the table of a regional gateway
 * @param failureMessage why it failed, in AWS's words
 */
public record NatGateway(
        String id,
        String vpcId,
        Optional<String> subnetId,
        Connectivity connectivity,
        boolean regional,
        String state,
        Optional<String> routeTableId,
        List<IpAddress> privateAddresses,
        List<IpAddress> publicAddresses,
        Optional<String> failureMessage)
        implements AwsResource {
    public NatGateway {
        privateAddresses = List.copyOf(privateAddresses);
        publicAddresses = List.copyOf(publicAddresses);
    }

    /** ConnectivityType; only a public gateway reaches the internet. */
    public enum Connectivity {
        PUBLIC,
        PRIVATE
    }

    public boolean isAvailable() {
        return state.equals("available");
    }
}
