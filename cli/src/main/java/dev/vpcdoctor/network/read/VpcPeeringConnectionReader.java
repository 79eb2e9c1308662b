package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** VPC peering connections. */
final class VpcPeeringConnectionReader {
    private final NetworkBuilder builder;

    VpcPeeringConnectionReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.VPC_PEERING_CONNECTION, (resource, fields) -> builder.add(connection(fields)));
        builder.listing(VpcPeeringConnection.class, ResourceKind.VPC_PEERING_CONNECTION);
    }

    private static VpcPeeringConnection connection(Fields fields) {
        Fields status = fields.object("Status").orElseThrow(() -> fields.refusal("Status", "an object"));
        return new VpcPeeringConnection(
                fields.text("VpcPeeringConnectionId"),
                status.text("Code"),
                side(fields, "RequesterVpcInfo"),
                side(fields, "AccepterVpcInfo"));
    }

    private static Side side(Fields fields, String name) {
        Fields side = fields.object(name).orElseThrow(() -> fields.refusal(name, "an object"));
        Set<Cidr> blocks = new LinkedHashSet<>();
        side.optionalCidr("CidrBlock").ifPresent(blocks::add);
        side.objects("CidrBlockSet").forEach(block -> blocks.add(block.cidr("CidrBlock")));
        side.objects("Ipv6CidrBlockSet").forEach(block -> blocks.add(block.cidr("Ipv6CidrBlock")));
        return new Side(
                side.text("VpcId"),
                side.optionalText("Region"),
                List.copyOf(blocks),
                side.object("PeeringOptions").flatMap(options -> options.flag("AllowDnsResolutionFromRemoteVpc")));
    }
}
