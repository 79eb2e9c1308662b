package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/** A virtual private gateway. What lies behind it is not AWS's to tell. */
public record VpnGateway(String id, Optional<String> state, List<String> attachedVpcIds) implements AwsResource {
    public VpnGateway {
        attachedVpcIds = List.copyOf(attachedVpcIds);
    }
}
