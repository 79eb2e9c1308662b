package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkAcl.Entry;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterChangesTest {
    private static final Cidr BLOCK = Cidr.parse("10.0.1.0/24");

    @Test
    void anInboundRuleForAGroupIsShort() {
        assertThat(AuthorizeSecurityGroup.in("sg-1", tcp(5432, group("sg-2"))).commands())
                .containsExactly("aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432"
                        + " --source-group sg-2");
    }

    @Test
    void anInboundRuleForABlockIsShort() {
        assertThat(AuthorizeSecurityGroup.in("sg-1", tcp(5432, new Peer.Block(BLOCK)))
                        .commands())
                .containsExactly("aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432"
                        + " --cidr 10.0.1.0/24");
    }

    @Test
    void anOutboundRuleForAPrefixListNeedsTheLongForm() {
        assertThat(AuthorizeSecurityGroup.out("sg-1", tcp(443, new Peer.PrefixListMembers("pl-1")))
                        .commands())
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-1}]'");
    }

    @Test
    void aGroupThatAnEarlierCommandMakesIsFilledInByTheShell() {
        assertThat(AuthorizeSecurityGroup.out("sg-1", tcp(443, group("$ENDPOINT_SG")))
                        .commands())
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions"
                        + " \"IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=$ENDPOINT_SG}]\"");
    }

    @Test
    void aRuleIsPutToTheOthersOfItsDirection() {
        SecurityGroup group = new SecurityGroup("sg-1", Optional.empty(), Optional.empty(), List.of(), List.of());
        SecurityGroupRule rule = tcp(443, new Peer.Block(BLOCK));

        Network changed = AuthorizeSecurityGroup.out("sg-1", rule)
                .applyTo(Network.builder().add(group).build());

        assertThat(changed.find(SecurityGroup.class, "sg-1").optional()).hasValueSatisfying(found -> {
            assertThat(found.egress()).containsExactly(rule);
            assertThat(found.ingress()).isEmpty();
        });
    }

    @Test
    void anEntryComesBeforeTheLastRuleWithARoundNumber() {
        NetworkAcl acl = acl(allow(100), allow(110));

        assertThat(before(acl, NetworkAcl.DENY_ALL_RULE).orElseThrow().commands())
                .containsExactly("aws ec2 create-network-acl-entry --network-acl-id acl-1 --rule-number 200 --ingress"
                        + " --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.0.1.0/24"
                        + " --rule-action allow");
    }

    @Test
    void anEntryComesBeforeTheOneThatDeniesWhereNoRoundNumberIsFree() {
        NetworkAcl acl = acl(allow(98), deny(99));

        assertThat(before(acl, 99).orElseThrow().entry().ruleNumber()).isEqualTo(97);
    }

    @Test
    void nothingComesBeforeTheLowestNumber() {
        assertThat(before(acl(deny(1)), 1)).isEmpty();
    }

    @Test
    void anEntryIsPutToTheNetworkAcl() {
        NetworkAcl acl = acl(deny(100));

        Network changed = before(acl, 100)
                .orElseThrow()
                .applyTo(Network.builder().add(acl).build());

        assertThat(changed.find(NetworkAcl.class, "acl-1")
                        .optional()
                        .orElseThrow()
                        .entries())
                .extracting(Entry::ruleNumber)
                .containsExactly(99, 100);
    }

    private static Optional<AllowInNetworkAcl> before(NetworkAcl acl, int number) {
        return AllowInNetworkAcl.before(acl, deny(number), IpProtocol.TCP, BLOCK, PortRange.EPHEMERAL);
    }

    private static NetworkAcl acl(Entry... entries) {
        return new NetworkAcl("acl-1", "vpc-1", false, List.of(), List.of(entries));
    }

    private static Entry allow(int number) {
        return new Entry(number, false, true, IpProtocol.TCP, Cidr.ANY_IPV4, PortRange.of(443));
    }

    private static Entry deny(int number) {
        return new Entry(number, false, false, IpProtocol.ALL, Cidr.ANY_IPV4, PortRange.ALL);
    }

    private static Peer group(String id) {
        return new Peer.Group(id, Optional.empty(), Optional.empty());
    }

    private static SecurityGroupRule tcp(int port, Peer peer) {
        return new SecurityGroupRule(IpProtocol.TCP, PortRange.of(port), peer);
    }
}
