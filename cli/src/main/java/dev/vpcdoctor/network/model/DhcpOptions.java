package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;

/**
 * What a VPC tells its hosts: here, which name servers to ask.
 *
 * @param amazonProvidedDns whether the Amazon resolver is among the name servers
 * @param domainNameServers the other name servers, in order
 */
public record DhcpOptions(String id, boolean amazonProvidedDns, List<IpAddress> domainNameServers)
        implements AwsResource {
    public DhcpOptions {
        domainNameServers = List.copyOf(domainNameServers);
    }
}
