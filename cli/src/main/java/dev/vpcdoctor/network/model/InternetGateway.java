package dev.vpcdoctor.network.model;

import java.util.List;

/**
 * The door between a VPC and the internet.
 *
 * @param egressOnly true for the IPv6 gateway that only lets connections out
 * @param attachedVpcIds the VPCs to which it is attached now
 */
public record InternetGateway(String id, boolean egressOnly, List<String> attachedVpcIds) implements AwsResource {
    public InternetGateway {
        attachedVpcIds = List.copyOf(attachedVpcIds);
    }

    public InternetGateway attachedTo(String vpcId) {
        return new InternetGateway(id, egressOnly, List.of(vpcId));
    }
}
