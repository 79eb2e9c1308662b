package dev.vpcdoctor.network.model;

import dev.vpcdoctor.network.address.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A direct way between two VPCs, never further.
 *
 * @param statusCode {@code active}, {@code pending-acceptance}, {@code deleted} ...
 */
public record VpcPeeringConnection(String id, String statusCode, Side requester, Side accepter) implements AwsResource {

    /** One of the two VPCs, as the peering tells of it even where nothing else does. */
    public record Side(String vpcId, Optional<String> region, List<Cidr> cidrBlocks) {
        public Side {
            cidrBlocks = List.copyOf(cidrBlocks);
        }
    }

    public boolean isActive() {
        return statusCode.equals("active");
    }

    public VpcPeeringConnection accepted() {
        return new VpcPeeringConnection(id, "active", requester, accepter);
    }

    /** Whether it ties these two VPCs together, in either order. */
    public boolean isBetween(String vpcId, String otherVpcId) {
        return peerOf(vpcId).map(side -> side.vpcId().equals(otherVpcId)).orElse(false);
    }

    /** The other side, seen from one of the two VPCs. */
    public Optional<Side> peerOf(String vpcId) {
        if (requester.vpcId().equals(vpcId)) {
            return Optional.of(accepter);
        }
        return accepter.vpcId().equals(vpcId) ? Optional.of(requester) : Optional.empty();
    }

    /** Security groups can name groups of the other side only within one region. */
    public boolean isWithinOneRegion() {
        return requester.region().equals(accepter.region());
    }
}
