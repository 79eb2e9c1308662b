package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/** Security groups: one rule for each peer of a permission. */
final class SecurityGroupReader {
    private final NetworkBuilder builder;

    SecurityGroupReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.SECURITY_GROUP, (resource, fields) -> builder.add(securityGroup(fields)));
        builder.listing(SecurityGroup.class, ResourceKind.SECURITY_GROUP);
    }

    private static SecurityGroup securityGroup(Fields fields) {
        return new SecurityGroup(
                fields.text("GroupId"),
                fields.optionalText("GroupName"),
                fields.optionalText("VpcId"),
                rules(fields, "IpPermissions"),
                rules(fields, "IpPermissionsEgress"));
    }

    private static List<SecurityGroupRule> rules(Fields group, String permissions) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        for (Fields permission : group.objects(permissions)) {
            IpProtocol protocol = NetworkAclReader.protocol(permission, "IpProtocol");
            PortRange ports = NetworkAclReader.ports(protocol, permission, "FromPort", "ToPort");
            for (Peer peer : peers(permission)) {
                rules.add(new SecurityGroupRule(protocol, ports, peer));
            }
        }
        return rules;
    }

    private static List<Peer> peers(Fields permission) {
        List<Peer> peers = new ArrayList<>();
        permission.objects("IpRanges").forEach(range -> peers.add(new Peer.Block(range.cidr("CidrIp"))));
        permission.objects("Ipv6Ranges").forEach(range -> peers.add(new Peer.Block(range.cidr("CidrIpv6"))));
        permission
                .objects("UserIdGroupPairs")
                .forEach(pair -> peers.add(new Peer.Group(
                        pair.text("GroupId"), pair.optionalText("VpcId"), pair.optionalText("PeeringStatus"))));
        permission
                .objects("PrefixListIds")
                .forEach(list -> peers.add(new Peer.PrefixListMembers(list.text("PrefixListId"))));
        return peers;
    }
}
