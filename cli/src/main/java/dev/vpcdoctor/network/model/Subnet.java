package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a VPC, in one availability zone.
 *
 * @param cidrBlocks its IPv4 block, if it has one, and its associated IPv6 blocks
 * @param availabilityZone such as {@code eu-west-1a}
 * @param blockPublicAccess what Block Public Access does to this subnet
 *     (BlockPublicAccessStates.InternetGatewayBlockMode), if the description tells
 * @param freeAddresses how many IPv4 addresses are left (AvailableIpAddressCount)
 */
public record Subnet(
        String id,
        String vpcId,
        List<Cidr> cidrBlocks,
        String availabilityZone,
        Optional<InternetGatewayBlockMode> blockPublicAccess,
        Optional<Integer> freeAddresses,
        Optional<String> name)
        implements AwsResource {
    public Subnet {
        cidrBlocks = List.copyOf(cidrBlocks);
    }

    public boolean contains(IpAddress address) {
        return cidrBlocks.stream().anyMatch(block -> block.contains(address));
    }

    /** The block of one family; a subnet has one IPv4 block and mostly one of IPv6. */
    public Optional<Cidr> cidrBlock(AddressFamily family) {
        return cidrBlocks.stream().filter(block -> block.family() == family).findFirst();
    }

    public Subnet withCidrBlock(Cidr block) {
        List<Cidr> changed = new ArrayList<>(cidrBlocks);
        changed.add(block);
        return new Subnet(id, vpcId, changed, availabilityZone, blockPublicAccess, freeAddresses, name);
    }

    public Subnet withBlockPublicAccess(InternetGatewayBlockMode mode) {
        return new Subnet(id, vpcId, cidrBlocks, availabilityZone, Optional.of(mode), freeAddresses, name);
    }
}
