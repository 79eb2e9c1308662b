package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What holds an address in a subnet (ENI).
 *
 * @param addresses private IPv4 addresses, the primary first, then IPv6 addresses
 * @param publicAddresses by which the internet reaches it, in no order
 * @param securityGroupIds empty for NAT gateways and others that have none
 * @param type {@code interface}, {@code lambda}, {@code nat_gateway}, {@code vpc_endpoint} ...
 * @param instanceId the instance that holds it
 * @param sourceDestCheck whether packets that are neither from nor to its own addresses are dropped
 */
public record NetworkInterface(
        String id,
        String vpcId,
        String subnetId,
        List<IpAddress> addresses,
        List<IpAddress> publicAddresses,
        Set<String> securityGroupIds,
        String type,
        String description,
        Optional<String> instanceId,
        Optional<String> requesterId,
        Optional<Boolean> sourceDestCheck,
        List<String> dnsNames)
        implements AwsResource {
    public NetworkInterface {
        addresses = List.copyOf(addresses);
        publicAddresses = List.copyOf(publicAddresses);
        securityGroupIds = Set.copyOf(securityGroupIds);
        dnsNames = List.copyOf(dnsNames);
    }

    public NetworkInterface withSourceDestCheck(boolean on) {
        return new NetworkInterface(
                id,
                vpcId,
                subnetId,
                addresses,
                publicAddresses,
                securityGroupIds,
                type,
                description,
                instanceId,
                requesterId,
                Optional.of(on),
                dnsNames);
    }

    /**
     * Whether Lambda made it. The name in the description is that of the function for which it was made; it is shared by
     * all functions with the same subnet and the same set of security groups.
     */
    public boolean isLambda() {
        return type.equals("lambda") || description.startsWith("AWS Lambda VPC ENI");
    }
}
