package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityGroupsTest {
    private final WalkWorld world = WalkWorld.healthy();

    private void admitOnly(SecurityGroupRule... rules) {
        world.with(WalkWorld.group("sg-db", "vpc-a", List.of(rules), List.of()));
    }

    private void letOutOnly(SecurityGroupRule... rules) {
        world.with(WalkWorld.group("sg-fn", "vpc-a", List.of(), List.of(rules)));
    }

    private Hop target() {
        return Hops.only(world.walk(world.database(), 5432), HopKind.TARGET_SECURITY_GROUP);
    }

    private Hop function(Destination destination, int port) {
        return Hops.only(world.walk(destination, port), HopKind.FUNCTION_SECURITY_GROUP);
    }

    @Test
    void aRuleThatNamesTheSendersGroupAdmitsIt() {
        assertThat(target().verdict()).isEqualTo(Verdict.OPEN);
        assertThat(target().because().says()).isEqualTo("tcp 5432 from sg-fn");
    }

    @Test
    void withoutAnyRuleNothingIsAdmitted() {
        admitOnly();

        assertThat(target().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(target().because().says()).isEqualTo("no rule admits tcp 5432 from sg-fn");
    }

    @Test
    void aRuleForAnotherPortOrProtocolDoesNotCount() {
        admitOnly(
                WalkWorld.tcp(5433, "sg-fn"),
                WalkWorld.rule(IpProtocol.UDP, PortRange.of(5432), "sg-fn"),
                WalkWorld.rule(IpProtocol.ICMP, PortRange.ALL, "sg-fn"));

        assertThat(target().verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void allProtocolsIncludeEveryPort() {
        admitOnly(WalkWorld.rule(IpProtocol.ALL, PortRange.ALL, "10.0.1.0/24"));

        assertThat(target().because().says()).isEqualTo("all traffic from 10.0.1.0/24");
    }

    @Test
    void aBlockAdmitsByAddress() {
        admitOnly(WalkWorld.tcp(5432, "10.0.1.0/24"));
        assertThat(target().verdict()).isEqualTo(Verdict.OPEN);

        admitOnly(WalkWorld.tcp(5432, "10.0.3.0/24"));
        assertThat(target().verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void ifTheFunctionsAddressIsNotKnownAPartOfItsSubnetDoesNotDecide() {
        admitOnly(WalkWorld.tcp(5432, "10.0.1.0/28"));
        Subnet subnet = world.get(Subnet.class, "subnet-fn");
        Source anywhere =
                new Source("fn", true, subnet, AddressSet.of(Cidr.parse("10.0.1.0/24")), Set.of("sg-fn"), List.of());

        Hop hop = Hops.only(world.walk(anywhere, world.database(), 5432), HopKind.TARGET_SECURITY_GROUP);

        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).isEqualTo("depends on the address: only from 10.0.1.0/28");
    }

    @Test
    void theRulesOfAllGroupsCountTogether() {
        admitOnly();
        world.with(WalkWorld.group("sg-other", "vpc-a", List.of(WalkWorld.tcp(5432, "10.0.0.0/8")), List.of()));

        Path path = world.walk(world.at("subnet-db", WalkWorld.DATABASE_ADDRESS, "sg-db", "sg-other"), 5432);

        assertThat(Hops.only(path, HopKind.TARGET_SECURITY_GROUP).id()).isEqualTo("sg-other");
        assertThat(path.verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aGroupThatWasNotReadIsUnknownUnlessAnotherAdmits() {
        Path path = world.walk(world.at("subnet-db", WalkWorld.DATABASE_ADDRESS, "sg-unread"), 5432);

        Hop hop = Hops.only(path, HopKind.TARGET_SECURITY_GROUP);
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).isEqualTo("sg-unread is not in the snapshot");
        Path both = world.walk(world.at("subnet-db", WalkWorld.DATABASE_ADDRESS, "sg-unread", "sg-db"), 5432);
        assertThat(both.verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void withoutOutboundRulesNothingLeaves() {
        letOutOnly();

        Hop hop = function(world.database(), 5432);
        assertThat(hop.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(hop.because().says()).isEqualTo("no rule admits tcp 5432 to 10.0.2.20");
    }

    @Test
    void anOutboundRuleMayNameTheTargetsGroup() {
        letOutOnly(WalkWorld.tcp(5432, "sg-db"));

        assertThat(function(world.database(), 5432).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(function(WalkWorld.internet(), 443).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void answersToTheFunctionNeedNoInboundRule() {
        assertThat(world.get(dev.vpcdoctor.network.model.SecurityGroup.class, "sg-fn")
                        .ingress())
                .isEmpty();
        assertThat(world.walk(world.database(), 5432).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aFewAddressesAreNotTheInternet() {
        letOutOnly(WalkWorld.tcp(443, "52.1.2.3/32"));

        Hop hop = function(WalkWorld.internet(), 443);
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).isEqualTo("depends on the address: only to 52.1.2.3/32");
    }

    @Test
    void privateBlocksAloneDoNotLeadToTheInternet() {
        letOutOnly(WalkWorld.tcp(443, "10.0.0.0/8"));

        assertThat(function(WalkWorld.internet(), 443).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void twoHalvesMakeTheWholeInternet() {
        letOutOnly(WalkWorld.tcp(443, "0.0.0.0/1"), WalkWorld.tcp(443, "128.0.0.0/1"));

        assertThat(function(WalkWorld.internet(), 443).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aPrefixListAdmitsItsMembers() {
        AddressSet s3 = AddressSet.of(List.of(Cidr.parse("52.216.0.0/15")));
        world.with(new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", Fact.known(s3)));
        letOutOnly(WalkWorld.tcp(443, "pl-s3"));

        assertThat(function(WalkWorld.address("52.216.1.1"), 443).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(function(WalkWorld.address("8.8.8.8"), 443).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void aPrefixListWithoutEntriesIsUnknownExceptForItsOwnService() {
        world.with(new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", Fact.unknown("not read", "aws")));
        letOutOnly(WalkWorld.tcp(443, "pl-s3"));

        assertThat(function(WalkWorld.address("52.216.1.1"), 443).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(function(WalkWorld.service("s3", "pl-s3", AddressSet.PUBLIC_IPV4), 443)
                        .verdict())
                .isEqualTo(Verdict.OPEN);
    }

    @Test
    void aStaleRuleOfAPeeringThatIsGoneAdmitsNothing() {
        admitOnly(new SecurityGroupRule(
                IpProtocol.TCP,
                PortRange.of(5432),
                new SecurityGroupRule.Peer.Group("sg-fn", Optional.of("vpc-b"), Optional.of("deleted"))));

        assertThat(target().verdict()).isEqualTo(Verdict.BLOCKED);
    }
}
