package dev.vpcdoctor.network.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A private way to a service.
 *
 * @param serviceName such as {@code com.amazonaws.eu-west-1.s3}
 * @param state lower case, {@code available}, {@code pendingacceptance}, {@code rejected} ...
 * @param routeTableIds of a gateway endpoint
 * @param subnetIds of an interface endpoint
 * @param dnsNames all names by which it answers, the private names of the service among them when private DNS is on
 * @param policy unknown when its text could not be read
 */
public record VpcEndpoint(
        String id,
        String vpcId,
        String serviceName,
        Type type,
        String state,
        List<String> routeTableIds,
        List<String> subnetIds,
        Set<String> securityGroupIds,
        List<String> networkInterfaceIds,
        boolean privateDnsEnabled,
        boolean privateDnsOnlyForInboundResolver,
        List<String> dnsNames,
        Fact<PolicyDocument> policy)
        implements AwsResource {
    public VpcEndpoint {
        routeTableIds = List.copyOf(routeTableIds);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = Set.copyOf(securityGroupIds);
        networkInterfaceIds = List.copyOf(networkInterfaceIds);
        dnsNames = List.copyOf(dnsNames);
        state = state.toLowerCase(Locale.ROOT);
    }

    /** VpcEndpointType. */
    public enum Type {
        GATEWAY,
        INTERFACE,
        GATEWAY_LOAD_BALANCER,
        /** A type that we do not know, such as Resource or ServiceNetwork. */
        OTHER
    }

    public boolean isAvailable() {
        return state.equals("available");
    }

    public VpcEndpoint withState(String changed) {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                type,
                changed,
                routeTableIds,
                subnetIds,
                securityGroupIds,
                networkInterfaceIds,
                privateDnsEnabled,
                privateDnsOnlyForInboundResolver,
                dnsNames,
                policy);
    }

    /** The names of the service lead to it, for everybody in the VPC. */
    public VpcEndpoint withPrivateDns() {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                type,
                state,
                routeTableIds,
                subnetIds,
                securityGroupIds,
                networkInterfaceIds,
                true,
                false,
                dnsNames,
                policy);
    }

    public VpcEndpoint withRouteTables(List<String> more) {
        List<String> changed = new ArrayList<>(routeTableIds);
        changed.addAll(more);
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                type,
                state,
                changed,
                subnetIds,
                securityGroupIds,
                networkInterfaceIds,
                privateDnsEnabled,
                privateDnsOnlyForInboundResolver,
                dnsNames,
                policy);
    }

    public VpcEndpoint withPolicy(PolicyDocument changed) {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                type,
                state,
                routeTableIds,
                subnetIds,
                securityGroupIds,
                networkInterfaceIds,
                privateDnsEnabled,
                privateDnsOnlyForInboundResolver,
                dnsNames,
                Fact.known(changed));
    }
}
