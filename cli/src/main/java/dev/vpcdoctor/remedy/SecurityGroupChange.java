package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;

/** A change to security groups and their rules. */
public sealed interface SecurityGroupChange extends Change {

    /** A security group as AWS makes it: nothing may come in, everything may go out over IPv4. */
    record CreateSecurityGroup(String vpcId, String name) implements SecurityGroupChange {
        /** A shell variable in commands, and the group's id in the model while a fix is checked. */
        public static final String ID = "$SG";

        @Override
        public List<String> commands() {
            return List.of(ShellText.assigned(
                    ID,
                    "aws ec2 create-security-group --vpc-id " + vpcId + " --group-name " + name
                            + " --description \"the function " + name + "\"",
                    "GroupId"));
        }

        @Override
        public Network applyTo(Network network) {
            SecurityGroupRule anywhere =
                    new SecurityGroupRule(IpProtocol.ALL, PortRange.ALL, new Peer.Block(Cidr.ANY_IPV4));
            return network.with(
                    new SecurityGroup(ID, Optional.of(name), Optional.of(vpcId), List.of(), List.of(anywhere)));
        }
    }

    /** A new rule that lets a peer in. */
    record AuthorizeSecurityGroupIngress(String groupId, SecurityGroupRule rule) implements SecurityGroupChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 authorize-security-group-ingress --group-id " + groupId + shortPermission(rule));
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(SecurityGroup.class, groupId, group -> group.withIngress(rule));
        }
    }

    /** A new rule that lets out to a peer. */
    record AuthorizeSecurityGroupEgress(String groupId, SecurityGroupRule rule) implements SecurityGroupChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 authorize-security-group-egress --group-id " + groupId + permission(rule));
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(SecurityGroup.class, groupId, group -> group.withEgress(rule));
        }
    }

    /** An outbound rule that lets all traffic out to a block, taken out of a security group. */
    record RevokeSecurityGroupEgress(String groupId, Peer.Block block) implements SecurityGroupChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 revoke-security-group-egress --group-id " + groupId
                    + " --ip-permissions 'IpProtocol=-1," + peerIn(block) + "'");
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(
                    SecurityGroup.class,
                    groupId,
                    group -> new SecurityGroup(
                            group.id(),
                            group.name(),
                            group.vpcId(),
                            group.ingress(),
                            group.egress().stream()
                                    .filter(rule -> !isMeant(rule))
                                    .toList()));
        }

        private boolean isMeant(SecurityGroupRule rule) {
            return rule.peer().equals(block) && rule.traffic().equals("all traffic");
        }
    }

    /** Only the inbound call has options for a group or a block; it has none for IPv6 and prefix lists. */
    private static String shortPermission(SecurityGroupRule rule) {
        String traffic = " --protocol " + rule.protocol() + " --port " + rule.ports();
        return switch (rule.peer()) {
            case Peer.Group group -> traffic + " --source-group " + group.groupId();
            case Peer.Block block -> isIpv6(block) ? permission(rule) : traffic + " --cidr " + block.cidr();
            case Peer.PrefixListMembers members -> permission(rule);
        };
    }

    private static String permission(SecurityGroupRule rule) {
        String peer = peerIn(rule.peer());
        // A shell fills in a variable between double quotes only.
        String quote = peer.contains("$") ? "\"" : "'";
        return " --ip-permissions " + quote + "IpProtocol=" + rule.protocol() + ",FromPort="
                + rule.ports().from() + ",ToPort=" + rule.ports().to() + "," + peer + quote;
    }

    /** A peer in the shorthand of {@code --ip-permissions}. */
    private static String peerIn(Peer peer) {
        return switch (peer) {
            case Peer.Group group -> "UserIdGroupPairs=[{GroupId=" + group.groupId() + "}]";
            case Peer.PrefixListMembers members -> "PrefixListIds=[{PrefixListId=" + members.prefixListId() + "}]";
            case Peer.Block block ->
                (isIpv6(block) ? "Ipv6Ranges=[{CidrIpv6=" : "IpRanges=[{CidrIp=") + block.cidr() + "}]";
        };
    }

    private static boolean isIpv6(Peer.Block block) {
        return block.cidr().family() == AddressFamily.IPV6;
    }
}
