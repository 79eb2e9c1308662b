package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Subnets, each with what Block Public Access does to it. */
final class SubnetReader {
    private final NetworkBuilder builder;
    private final BlockPublicAccess blockPublicAccess;

    SubnetReader(NetworkBuilder builder) {
        this.builder = builder;
        this.blockPublicAccess = new BlockPublicAccess(builder);
    }

    void read() {
        blockPublicAccess.read();
        builder.each(ResourceKind.SUBNET, (resource, fields) -> builder.add(subnet(resource, fields)));
        builder.listing(Subnet.class, ResourceKind.SUBNET);
    }

    private Subnet subnet(Resource resource, Fields fields) {
        String id = fields.text("SubnetId");
        String vpcId = fields.text("VpcId");
        return new Subnet(
                id,
                vpcId,
                cidrBlocks(fields),
                fields.text("AvailabilityZone"),
                ownMode(fields).or(() -> blockPublicAccess.modeOf(resource, vpcId)),
                fields.integer("AvailableIpAddressCount"),
                fields.tag("Name"));
    }

    private static List<Cidr> cidrBlocks(Fields fields) {
        Set<Cidr> blocks = new LinkedHashSet<>();
        fields.optionalCidr("CidrBlock").ifPresent(blocks::add);
        blocks.addAll(
                VpcReader.associated(fields, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState"));
        if (blocks.isEmpty()) {
            throw fields.refusal("CidrBlock", "an address block such as 10.0.0.0/16");
        }
        return List.copyOf(blocks);
    }

    private static Optional<InternetGatewayBlockMode> ownMode(Fields fields) {
        return fields.object("BlockPublicAccessStates").flatMap(BlockPublicAccess::mode);
    }
}
