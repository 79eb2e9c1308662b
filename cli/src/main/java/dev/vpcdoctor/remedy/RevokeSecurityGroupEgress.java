package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;

/** An outbound rule that lets all traffic out to a block, taken out of a security group. */
public record RevokeSecurityGroupEgress(String groupId, Peer.Block block) implements Change {

    @Override
    public List<String> commands() {
        boolean ipv6 = block.cidr().family() == AddressFamily.IPV6;
        return List.of("aws ec2 revoke-security-group-egress --group-id " + groupId
                + " --ip-permissions 'IpProtocol=-1," + (ipv6 ? "Ipv6Ranges=[{CidrIpv6=" : "IpRanges=[{CidrIp=")
                + block.cidr() + "}]'");
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(SecurityGroup.class, groupId)
                .optional()
                .map(group -> network.with(new SecurityGroup(
                        group.id(),
                        group.name(),
                        group.vpcId(),
                        group.ingress(),
                        group.egress().stream().filter(rule -> !isMeant(rule)).toList())))
                .orElse(network);
    }

    private boolean isMeant(SecurityGroupRule rule) {
        return rule.peer().equals(block) && rule.traffic().equals("all traffic");
    }
}
