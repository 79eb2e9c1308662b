package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;

/** A new rule in a security group. */
public record AuthorizeSecurityGroup(String groupId, boolean ingress, SecurityGroupRule rule) implements Change {

    /** Lets a peer in. */
    public static AuthorizeSecurityGroup in(String groupId, SecurityGroupRule rule) {
        return new AuthorizeSecurityGroup(groupId, true, rule);
    }

    /** Lets out to a peer. */
    public static AuthorizeSecurityGroup out(String groupId, SecurityGroupRule rule) {
        return new AuthorizeSecurityGroup(groupId, false, rule);
    }

    @Override
    public List<String> commands() {
        String call = ingress ? "authorize-security-group-ingress" : "authorize-security-group-egress";
        boolean shortForm = ingress && !(rule.peer() instanceof SecurityGroupRule.Peer.PrefixListMembers);
        return List.of("aws ec2 " + call + " --group-id " + groupId + (shortForm ? shortPermission() : permission()));
    }

    /** Only the inbound call has options for a group or a block; it has none for IPv6 and prefix lists. */
    private String shortPermission() {
        String traffic = " --protocol " + rule.protocol() + " --port " + rule.ports();
        return switch (rule.peer()) {
            case SecurityGroupRule.Peer.Group group -> traffic + " --source-group " + group.groupId();
            case SecurityGroupRule.Peer.Block block ->
                block.cidr().family() == AddressFamily.IPV6 ? permission() : traffic + " --cidr " + block.cidr();
            case SecurityGroupRule.Peer.PrefixListMembers members -> permission();
        };
    }

    private String permission() {
        PortRange ports = rule.ports();
        String peer = switch (rule.peer()) {
            case SecurityGroupRule.Peer.Group group -> "UserIdGroupPairs=[{GroupId=" + group.groupId() + "}]";
            case SecurityGroupRule.Peer.PrefixListMembers members ->
                "PrefixListIds=[{PrefixListId=" + members.prefixListId() + "}]";
            case SecurityGroupRule.Peer.Block block ->
                block.cidr().family() == AddressFamily.IPV6
                        ? "Ipv6Ranges=[{CidrIpv6=" + block.cidr() + "}]"
                        : "IpRanges=[{CidrIp=" + block.cidr() + "}]";
        };
        // A shell fills in a variable between double quotes only.
        String quote = peer.contains("$") ? "\"" : "'";
        return " --ip-permissions " + quote + "IpProtocol=" + rule.protocol() + ",FromPort=" + ports.from() + ",ToPort="
                + ports.to() + "," + peer + quote;
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(SecurityGroup.class, groupId)
                .optional()
                .map(group -> network.with(ingress ? group.withIngress(rule) : group.withEgress(rule)))
                .orElse(network);
    }
}
