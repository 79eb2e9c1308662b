package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.only;
import static dev.vpcdoctor.network.read.TestNetworks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Security groups and network ACLs. */
class FiltersReaderTest {

    private static List<SecurityGroupRule> ingress(String permission) {
        return only(
                        SecurityGroup.class,
                        "{'SecurityGroups': [{'GroupId': 'sg-1', 'IpPermissions': [{" + permission + "}]}]}")
                .ingress();
    }

    private static NetworkAcl.Entry entry(String fields) {
        return only(
                        NetworkAcl.class,
                        "{'NetworkAcls': [{'NetworkAclId': 'acl-1', 'VpcId': 'vpc-1', 'Entries': [{'RuleNumber': 100,"
                                + " 'Egress': false, 'RuleAction': 'allow', " + fields + "}]}]}")
                .entries()
                .get(0);
    }

    @Test
    void aPermissionIsOneRuleForEachOfItsPeers() {
        List<SecurityGroupRule> rules = ingress("'IpProtocol': 'tcp', 'FromPort': 5432, 'ToPort': 5433,"
                + " 'IpRanges': [{'CidrIp': '10.0.0.0/16'}, {'CidrIp': '10.1.0.0/16'}],"
                + " 'Ipv6Ranges': [{'CidrIpv6': '2001:db8::/32'}],"
                + " 'PrefixListIds': [{'PrefixListId': 'pl-1'}],"
                + " 'UserIdGroupPairs': [{'GroupId': 'sg-2', 'UserId': '123456789012'}]");

        assertThat(texts(rules))
                .containsExactly(
                        "tcp 5432-5433 10.0.0.0/16",
                        "tcp 5432-5433 10.1.0.0/16",
                        "tcp 5432-5433 2001:db8::/32",
                        "tcp 5432-5433 sg-2",
                        "tcp 5432-5433 pl-1");
    }

    @Test
    void aGroupOfAPeeredVpcTellsItsVpcAndThePeering() {
        assertThat(ingress("'IpProtocol': '-1', 'UserIdGroupPairs': [{'GroupId': 'sg-2', 'VpcId': 'vpc-2',"
                                + " 'VpcPeeringConnectionId': 'pcx-1', 'PeeringStatus': 'active'}]")
                        .get(0)
                        .peer())
                .isEqualTo(new Peer.Group("sg-2", Optional.of("vpc-2"), Optional.of("active")));
    }

    @Test
    void rulesWithoutPortsMeanAllPorts() {
        assertThat(ingress("'IpProtocol': 'tcp', 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]")
                        .get(0)
                        .ports())
                .isEqualTo(PortRange.ALL);
        assertThat(ingress("'IpProtocol': 'udp', 'FromPort': -1, 'ToPort': -1, 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]")
                        .get(0)
                        .ports())
                .isEqualTo(PortRange.ALL);
    }

    @Test
    void typeAndCodeOfIcmpAreNoPorts() {
        SecurityGroupRule rule = ingress(
                        "'IpProtocol': 'icmp', 'FromPort': 8, 'ToPort': 0," + " 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]")
                .get(0);
        assertThat(rule.protocol()).isEqualTo(IpProtocol.ICMP);
        assertThat(rule.ports()).isEqualTo(PortRange.ALL);
    }

    @Test
    void aPermissionWithoutPeersAllowsNothing() {
        assertThat(ingress("'IpProtocol': 'tcp', 'FromPort': 1, 'ToPort': 2, 'IpRanges': []"))
                .isEmpty();
    }

    @Test
    void anEntryOfAnAclHasItsProtocolAsANumberAndBlocksOfEitherFamily() {
        assertThat(entry("'Protocol': '6', 'CidrBlock': '10.0.0.0/8', 'PortRange': {'From': 443, 'To': 443}"))
                .isEqualTo(new NetworkAcl.Entry(
                        100, false, true, IpProtocol.TCP, Cidr.parse("10.0.0.0/8"), PortRange.of(443)));
        assertThat(entry("'Protocol': '-1', 'Ipv6CidrBlock': '::/0'").cidr()).hasToString("::/0");
        assertThat(entry("'Protocol': '17', 'CidrBlock': '0.0.0.0/0'").ports()).isEqualTo(PortRange.ALL);
    }

    @Test
    void anAclIsAssociatedWithSubnetsAndItsEntriesAreInOrder() {
        NetworkAcl acl = only(
                NetworkAcl.class,
                "{'NetworkAcls': [{'NetworkAclId': 'acl-1', 'VpcId': 'vpc-1', 'IsDefault': true, 'Associations':"
                        + " [{'SubnetId': 'subnet-1'}], 'Entries': [{'RuleNumber': 32767, 'Egress': true, 'RuleAction':"
                        + " 'deny', 'Protocol': '-1', 'CidrBlock': '0.0.0.0/0'},{'RuleNumber': 1, 'Egress': true,"
                        + " 'RuleAction': 'allow', 'Protocol': '-1', 'CidrBlock': '0.0.0.0/0'}]}]}");

        assertThat(acl.isDefault()).isTrue();
        assertThat(acl.subnetIds()).containsExactly("subnet-1");
        assertThat(acl.entries()).extracting(NetworkAcl.Entry::ruleNumber).containsExactly(1, 32_767);
        assertThat(acl.entries()).extracting(NetworkAcl.Entry::allow).containsExactly(true, false);
    }
}
