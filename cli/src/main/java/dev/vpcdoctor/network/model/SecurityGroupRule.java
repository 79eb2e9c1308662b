package dev.vpcdoctor.network.model;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.Optional;

/**
 * One rule for one peer; AWS's {@code IpPermissions} entry holds several.
 *
 * @param ports the destination's ports; all for protocols without ports
 */
public record SecurityGroupRule(IpProtocol protocol, PortRange ports, Peer peer) {

    /** The other end that a rule names. */
    public sealed interface Peer {
        record Block(Cidr cidr) implements Peer {
            @Override
            public String toString() {
                return cidr.toString();
            }
        }

        record PrefixListMembers(String prefixListId) implements Peer {
            @Override
            public String toString() {
                return prefixListId;
            }
        }

        /**
         * All interfaces that hold a security group, by their private addresses.
         *
         * @param vpcId the group's VPC, told for groups of a peered VPC
         * @param peeringStatus of the peering over which the group is named, such as {@code active} or {@code deleted}
         */
        record Group(String groupId, Optional<String> vpcId, Optional<String> peeringStatus) implements Peer {
            @Override
            public String toString() {
                return groupId;
            }
        }
    }

    /** {@code tcp 5432 from/to} without the direction: {@code tcp 5432 sg-1}, {@code all 0.0.0.0/0}. */
    @Override
    public String toString() {
        return traffic() + " " + peer;
    }

    /** {@code tcp 5432}, {@code tcp} for all its ports, or {@code all traffic}. */
    public String traffic() {
        if (protocol.equals(IpProtocol.ALL)) {
            return "all traffic";
        }
        return protocol.hasPorts() && !ports.equals(PortRange.ALL) ? protocol + " " + ports : protocol.toString();
    }
}
