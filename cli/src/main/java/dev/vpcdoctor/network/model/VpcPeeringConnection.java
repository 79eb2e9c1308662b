package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A direct way between two VPCs, never further.
 *
 * @param statusCode {@code active}, {@code pending-acceptance}, {@code deleted} ...
 */
public record VpcPeeringConnection(String id, String statusCode, Side requester, Side accepter) implements AwsResource {

    /**
     * One of the two VPCs, as the peering tells of it even where nothing else does.
     *
     * @param resolvesFromPeer whether public names of this VPC mean private addresses in the other one
     *     (AllowDnsResolutionFromRemoteVpc)
     */
    public record Side(
            String vpcId, Optional<String> region, List<Cidr> cidrBlocks, Optional<Boolean> resolvesFromPeer) {
        public Side {
            cidrBlocks = List.copyOf(cidrBlocks);
        }

        /** A side of which nobody tells how its names resolve. */
        public Side(String vpcId, Optional<String> region, List<Cidr> cidrBlocks) {
            this(vpcId, region, cidrBlocks, Optional.empty());
        }

        private Side resolvingIf(String namesOfVpcId) {
            return vpcId.equals(namesOfVpcId) ? new Side(vpcId, region, cidrBlocks, Optional.of(true)) : this;
        }
    }

    /** The peering once it resolves the names of one of its VPCs to private addresses. */
    public VpcPeeringConnection resolvingNamesOf(String vpcId) {
        return new VpcPeeringConnection(id, statusCode, requester.resolvingIf(vpcId), accepter.resolvingIf(vpcId));
    }

    public boolean isActive() {
        return statusCode.equals("active");
    }

    public VpcPeeringConnection accepted() {
        return new VpcPeeringConnection(id, "active", requester, accepter);
    }

    /** Whether it connects these two VPCs, in either order. */
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
