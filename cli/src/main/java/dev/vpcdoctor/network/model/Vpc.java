package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * A network of its own, with its blocks of addresses.
 *
 * @param cidrBlocks all associated blocks, IPv4 and IPv6
 * @param dnsSupport whether the Amazon resolver answers in this VPC (EnableDnsSupport)
 * @param dnsHostnames whether, with {@code dnsSupport}, private zones and private names of endpoints resolve
 *     (EnableDnsHostnames)
 */
public record Vpc(
        String id,
        Optional<String> account,
        Optional<String> region,
        List<Cidr> cidrBlocks,
        Optional<String> dhcpOptionsId,
        Fact<Boolean> dnsSupport,
        Fact<Boolean> dnsHostnames)
        implements AwsResource {
    public Vpc {
        cidrBlocks = List.copyOf(cidrBlocks);
    }

    public boolean contains(IpAddress address) {
        return cidrBlocks.stream().anyMatch(block -> block.contains(address));
    }

    public Vpc withDhcpOptions(String id) {
        return new Vpc(this.id, account, region, cidrBlocks, Optional.of(id), dnsSupport, dnsHostnames);
    }

    public Vpc withDnsSupport(boolean on) {
        return new Vpc(id, account, region, cidrBlocks, dhcpOptionsId, Fact.known(on), dnsHostnames);
    }

    public Vpc withDnsHostnames(boolean on) {
        return new Vpc(id, account, region, cidrBlocks, dhcpOptionsId, dnsSupport, Fact.known(on));
    }
}
