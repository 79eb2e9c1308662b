package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;

/** A subnet made dual-stack, with a free /64 of its VPC's IPv6 block. */
public record AssociateIpv6Block(String subnetId, Cidr block) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 associate-subnet-cidr-block --subnet-id " + subnetId + " --ipv6-cidr-block " + block);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(Subnet.class, subnetId)
                .optional()
                .map(subnet -> network.with(subnet.withCidrBlock(block)))
                .orElse(network);
    }
}
