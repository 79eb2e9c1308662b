package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.NetworkAcl;
import org.junit.jupiter.api.Test;

class NetworkAclsTest {
    private static final boolean OUT = true;
    private static final boolean IN = false;

    private final WalkWorld world = WalkWorld.healthy();

    private void guardFunction(NetworkAcl.Entry... entries) {
        world.with(WalkWorld.acl("acl-fn", "vpc-a", "subnet-fn", entries));
    }

    private void guardDatabase(NetworkAcl.Entry... entries) {
        world.with(WalkWorld.acl("acl-db", "vpc-a", "subnet-db", entries));
    }

    private Path path() {
        return world.walk(world.database(), 5432);
    }

    @Test
    void aNewNetworkAclDeniesAll() {
        guardDatabase();

        assertThat(Hops.blockers(path()))
                .containsExactly("network-acl-in acl-db: rule * deny", "return-network-acl-out acl-db: rule * deny");
    }

    @Test
    void theLowestRuleNumberThatMatchesDecides() {
        guardDatabase(
                WalkWorld.allowAll(OUT),
                WalkWorld.entry(200, IN, true, "0.0.0.0/0", 0, 65_535),
                WalkWorld.entry(150, IN, false, "10.0.1.0/24", 5432, 5432));

        Hop hop = Hops.only(path(), HopKind.NETWORK_ACL_IN);
        assertThat(hop.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(hop.because().says()).isEqualTo("rule 150 deny");
    }

    @Test
    void aDenyThatComesLaterDoesNotMatter() {
        guardDatabase(
                WalkWorld.allowAll(OUT),
                WalkWorld.entry(90, IN, true, "10.0.1.0/24", 5432, 5432),
                WalkWorld.entry(150, IN, false, "10.0.1.0/24", 5432, 5432));

        assertThat(path().verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void answersNeedRulesOfTheirOwn() {
        guardDatabase(WalkWorld.allowAll(IN));

        assertThat(Hops.blockers(path())).containsExactly("return-network-acl-out acl-db: rule * deny");
    }

    @Test
    void answersAreDroppedAtTheFunctionsSubnetToo() {
        guardFunction(WalkWorld.allowAll(OUT));

        assertThat(Hops.blockers(path())).containsExactly("return-network-acl-in acl-fn: rule * deny");
    }

    @Test
    void aPartOfTheEphemeralPortsPassesSometimes() {
        guardFunction(WalkWorld.allowAll(OUT), WalkWorld.entry(100, IN, true, "0.0.0.0/0", 32_768, 65_535));

        Path path = path();
        Hop hop = Hops.only(path, HopKind.RETURN_NETWORK_ACL_IN);
        assertThat(path.verdict()).isEqualTo(Verdict.SOMETIMES);
        assertThat(hop.because().says()).isEqualTo("only ports 32768-65535 of 1024-65535 pass");
        assertThat(((FilterReason.EntriesSplitPorts) hop.because()).droppedShare())
                .isBetween(0.49, 0.50);
    }

    @Test
    void oneForbiddenPortAmongTheEphemeralIsNoFault() {
        guardFunction(
                WalkWorld.allowAll(OUT),
                WalkWorld.entry(50, IN, false, "0.0.0.0/0", 3389, 3389),
                WalkWorld.allowAll(IN));

        assertThat(path().verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void insideOneSubnetThereIsNoNetworkAcl() {
        guardFunction();

        Path path = world.walk(world.at("subnet-fn", "10.0.1.20", "sg-db"), 5432);
        assertThat(Hops.all(path, HopKind.NETWORK_ACL_OUT)).isEmpty();
        assertThat(path.verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void theNatGatewaysSubnetIsGuardedInAllFourDirections() {
        world.with(WalkWorld.acl("acl-pub", "vpc-a", "subnet-pub"));

        assertThat(Hops.blockers(world.walk(WalkWorld.internet(), 443)))
                .containsExactly(
                        "network-acl-in acl-pub: rule * deny",
                        "network-acl-out acl-pub: rule * deny",
                        "return-network-acl-in acl-pub: rule * deny",
                        "return-network-acl-out acl-pub: rule * deny");
    }

    @Test
    void anExceptionForAFewAddressesIsNotTheInternet() {
        guardFunction(
                WalkWorld.entry(50, OUT, false, "198.0.0.0/24", 0, 65_535),
                WalkWorld.allowAll(OUT),
                WalkWorld.allowAll(IN));

        assertThat(world.walk(WalkWorld.internet(), 443).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void rulesForIpv6DoNotMatchIpv4() {
        guardFunction(WalkWorld.entry(50, OUT, true, "::/0", 0, 65_535), WalkWorld.allowAll(IN));

        assertThat(Hops.blockers(path())).containsExactly("network-acl-out acl-fn: rule * deny");
    }

    @Test
    void aSubnetWithoutAKnownNetworkAclIsUnknown() {
        world.with(
                WalkWorld.acl("acl-db", "vpc-a", "subnet-elsewhere", WalkWorld.allowAll(OUT), WalkWorld.allowAll(IN)));

        Path path = path();
        assertThat(path.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Hops.only(path, HopKind.NETWORK_ACL_IN).because().says())
                .isEqualTo("the network ACL of subnet-db is not in the snapshot");
    }
}
