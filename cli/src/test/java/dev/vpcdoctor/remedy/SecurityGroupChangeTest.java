package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupEgress;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import dev.vpcdoctor.remedy.SecurityGroupChange.CreateSecurityGroup;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityGroupChangeTest {
    private static final Cidr BLOCK = Cidr.parse("10.0.1.0/24");

    private final Network network = OrdersWorld.network();

    @Test
    void aNewSecurityGroupAdmitsNothingAndSendsAnywhere() {
        CreateSecurityGroup change = new CreateSecurityGroup("vpc-0main", "checkout");

        assertThat(change.commands())
                .containsExactly("SG=$(aws ec2 create-security-group --vpc-id vpc-0main --group-name checkout"
                        + " --description \"the function checkout\" --query GroupId --output text)");
        SecurityGroup made = OrdersWorld.get(change.applyTo(network), SecurityGroup.class, "$SG");
        assertThat(made.ingress()).isEmpty();
        assertThat(made.egress()).hasSize(1);
    }

    @Test
    void anInboundRuleForAGroupIsShort() {
        assertThat(new AuthorizeSecurityGroupIngress("sg-1", tcp(5432, group("sg-2"))).commands())
                .containsExactly("aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432"
                        + " --source-group sg-2");
    }

    @Test
    void anInboundRuleForABlockIsShort() {
        assertThat(new AuthorizeSecurityGroupIngress("sg-1", tcp(5432, new Peer.Block(BLOCK))).commands())
                .containsExactly("aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432"
                        + " --cidr 10.0.1.0/24");
    }

    @Test
    void anOutboundRuleForAPrefixListNeedsTheLongForm() {
        assertThat(new AuthorizeSecurityGroupEgress("sg-1", tcp(443, new Peer.PrefixListMembers("pl-1"))).commands())
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-1}]'");
    }

    @Test
    void aGroupThatAnEarlierCommandMakesIsFilledInByTheShell() {
        assertThat(new AuthorizeSecurityGroupEgress("sg-1", tcp(443, group("$ENDPOINT_SG"))).commands())
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions"
                        + " \"IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=$ENDPOINT_SG}]\"");
    }

    @Test
    void aRuleIsPutToTheOthersOfItsDirection() {
        SecurityGroup group = new SecurityGroup("sg-1", Optional.empty(), Optional.empty(), List.of(), List.of());
        SecurityGroupRule rule = tcp(443, new Peer.Block(BLOCK));

        Network changed = new AuthorizeSecurityGroupEgress("sg-1", rule)
                .applyTo(Network.builder().add(group).build());

        assertThat(changed.find(SecurityGroup.class, "sg-1").optional()).hasValueSatisfying(found -> {
            assertThat(found.egress()).containsExactly(rule);
            assertThat(found.ingress()).isEmpty();
        });
    }

    private static Peer group(String id) {
        return new Peer.Group(id, Optional.empty(), Optional.empty());
    }

    private static SecurityGroupRule tcp(int port, Peer peer) {
        return new SecurityGroupRule(IpProtocol.TCP, PortRange.of(port), peer);
    }
}
