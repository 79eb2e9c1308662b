package dev.vpcdoctor.network.policy;

import java.util.List;

/**
 * Something that somebody wants to do.
 *
 * @param action such as {@code ec2:CreateNetworkInterface}
 * @param resources all that it touches: it must be allowed for each of them
 */
public record Request(String action, List<RequestedResource> resources, RequestContext context) {
    public Request {
        resources = List.copyOf(resources);
    }
}
