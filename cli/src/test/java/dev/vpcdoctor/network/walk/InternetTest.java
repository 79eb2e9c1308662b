package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InternetTest {
    private final WalkWorld world = WalkWorld.healthy();

    private Path path() {
        return world.walk(WalkWorld.internet(), 443);
    }

    @Test
    void aNatGatewayInAPublicSubnetLeadsOut() {
        Path path = path();

        assertThat(path.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(path.hops().stream().map(hop -> hop.kind() + " " + hop.id()))
                .containsExactly(
                        "function-security-group sg-fn",
                        "network-acl-out acl-fn",
                        "route rtb-fn",
                        "nat-gateway nat-1",
                        "network-acl-in acl-pub",
                        "network-acl-out acl-pub",
                        "route rtb-pub",
                        "internet-gateway igw-1",
                        "return-network-acl-in acl-pub",
                        "return-network-acl-out acl-pub",
                        "return-route rtb-pub",
                        "return-network-acl-in acl-fn");
    }

    @Test
    void anInternetGatewayDropsWhatAFunctionSendsItDirectly() {
        world.with(WalkWorld.table(
                "rtb-fn",
                "vpc-a",
                "subnet-fn",
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.toInternet("0.0.0.0/0", "igw-1")));

        assertThat(Hops.blockers(path()))
                .containsExactly("internet-gateway igw-1: a Lambda interface has no public address");
    }

    @Test
    void anInstanceWithAPublicAddressPasses() {
        world.with(WalkWorld.table("rtb-fn", "vpc-a", "subnet-fn", WalkWorld.toInternet("0.0.0.0/0", "igw-1")));
        Source instance = new Source(
                "i-1",
                false,
                world.get(Subnet.class, "subnet-fn"),
                AddressSet.of(IpAddress.parse("10.0.1.50")),
                Set.of("sg-fn"),
                List.of(IpAddress.parse("52.9.9.9")));

        assertThat(world.walk(instance, WalkWorld.internet(), 443).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aGatewayOfAnotherVpcIsDetached() {
        world.with(new InternetGateway("igw-1", false, List.of("vpc-other")));

        assertThat(Hops.blockers(path())).containsExactly("internet-gateway igw-1: not attached to vpc-a");
    }

    @Test
    void aFailedNatGatewayDropsAll() {
        world.with(WalkWorld.nat("nat-1", "subnet-pub", "failed", NatGateway.Connectivity.PUBLIC));

        assertThat(Hops.blockers(path())).containsExactly("nat-gateway nat-1: state is failed");
    }

    @Test
    void aPrivateNatGatewayHasNoWayToTheInternet() {
        world.with(WalkWorld.nat("nat-1", "subnet-pub", "available", NatGateway.Connectivity.PRIVATE));

        assertThat(Hops.blockers(path())).containsExactly("nat-gateway nat-1: connectivity type is private");
    }

    @Test
    void aNatGatewayInAPrivateSubnetLeadsNowhere() {
        world.with(WalkWorld.table("rtb-pub", "vpc-a", "subnet-pub", WalkWorld.local("10.0.0.0/16")));

        assertThat(Hops.blockers(path())).containsExactly("nat-gateway nat-1: rtb-pub has no route to the internet");
    }

    @Test
    void aNatGatewayThatWasNotReadIsUnknown() {
        world.with(WalkWorld.table(
                "rtb-fn", "vpc-a", "subnet-fn", WalkWorld.local("10.0.0.0/16"), WalkWorld.toNat("0.0.0.0/0", "nat-2")));

        Hop hop = Hops.only(path(), HopKind.NAT_GATEWAY);
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).isEqualTo("nat-2 is not in the snapshot");
    }

    @Test
    void aRegionalNatGatewayStandsInNoSubnet() {
        world.with(new RouteTable(
                        "rtb-nat", "vpc-a", false, List.of(), List.of(WalkWorld.toInternet("0.0.0.0/0", "igw-1"))))
                .with(new NatGateway(
                        "nat-1",
                        "vpc-a",
                        Optional.empty(),
                        NatGateway.Connectivity.PUBLIC,
                        true,
                        "available",
                        Optional.of("rtb-nat"),
                        List.of(),
                        List.of(),
                        Optional.empty()));

        assertThat(path().verdict()).isEqualTo(Verdict.OPEN);
        assertThat(Hops.all(path(), HopKind.NETWORK_ACL_IN)).isEmpty();
    }

    @Test
    void blockPublicAccessOfTheNatGatewaysSubnetDecides() {
        Subnet subnet = world.get(Subnet.class, "subnet-pub");

        world.with(subnet.withBlockPublicAccess(InternetGatewayBlockMode.BLOCK_INGRESS));
        assertThat(path().verdict()).isEqualTo(Verdict.OPEN);

        world.with(subnet.withBlockPublicAccess(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL));
        assertThat(Hops.blockers(path()))
                .containsExactly("block-public-access subnet-pub: block-bidirectional holds for subnet-pub");
    }

    @Test
    void privateAddressesDoNotExistOnTheInternet() {
        assertThat(Hops.blockers(world.walk(WalkWorld.address("10.99.0.1"), 5432)))
                .containsExactly("internet-gateway igw-1: the internet does not route 10.99.0.1");
    }

    @Test
    void aPublicAddressOfTheOwnVpcIsEnteredFromOutside() {
        NetworkInterface web = new NetworkInterface(
                "eni-web",
                "vpc-a",
                "subnet-pub",
                List.of(IpAddress.parse("10.0.9.80")),
                List.of(IpAddress.parse("52.7.7.7")),
                Set.of("sg-db"),
                "interface",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                List.of());
        world.with(web);

        assertThat(Hops.blockers(world.walk(WalkWorld.address("52.7.7.7"), 5432)))
                .containsExactly("target-security-group sg-db: no rule admits tcp 5432 from 52.1.2.3");

        world.with(WalkWorld.group("sg-db", "vpc-a", List.of(WalkWorld.tcp(5432, "52.1.2.3/32")), List.of()));
        assertThat(world.walk(WalkWorld.address("52.7.7.7"), 5432).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void lambdaBlocksMail() {
        assertThat(Hops.blockers(world.walk(WalkWorld.internet(), 25)))
                .containsExactly("lambda : Lambda blocks TCP port 25");
    }

    @Test
    void mailToAPrivateAddressIsNotKnownToBeBlocked() {
        world.with(WalkWorld.group("sg-db", "vpc-a", List.of(WalkWorld.tcp(25, "sg-fn")), List.of()));

        Path path = world.walk(world.database(), 25);

        assertThat(path.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(path.hops(Verdict.UNKNOWN)).extracting(Hop::kind).containsExactly(HopKind.LAMBDA);
    }

    @Test
    void ipv6LeavesThroughAnEgressOnlyGateway() {
        world.with(new Subnet(
                        "subnet-fn",
                        "vpc-a",
                        List.of(Cidr.parse("10.0.1.0/24"), Cidr.parse("2600:1f18::/64")),
                        "az-a",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .with(new InternetGateway("eigw-1", true, List.of("vpc-a")))
                .with(WalkWorld.table(
                        "rtb-fn",
                        "vpc-a",
                        "subnet-fn",
                        WalkWorld.route("::/0", RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY, "eigw-1")))
                .with(WalkWorld.group("sg-fn", "vpc-a", List.of(), List.of(WalkWorld.tcp(443, "::/0"))))
                .with(WalkWorld.acl(
                        "acl-fn",
                        "vpc-a",
                        "subnet-fn",
                        WalkWorld.entry(101, true, true, "::/0", 0, 65_535),
                        WalkWorld.entry(101, false, true, "::/0", 0, 65_535)));
        Source function = new Source(
                "fn",
                true,
                world.get(Subnet.class, "subnet-fn"),
                AddressSet.of(IpAddress.parse("2600:1f18::10")),
                Set.of("sg-fn"),
                List.of());

        assertThat(world.walk(function, WalkWorld.address("2a00:1450::200e"), 443)
                        .verdict())
                .isEqualTo(Verdict.OPEN);
    }

    @Test
    void aFunctionWithoutAnIpv6AddressReachesNoIpv6AndAllElseThatItLacksIsToldToo() {
        Source function = new Source(
                "fn", true, world.get(Subnet.class, "subnet-fn"), AddressSet.NONE, Set.of("sg-fn"), List.of());

        assertThat(Hops.blockers(world.walk(function, WalkWorld.address("2a00:1450::200e"), 443)))
                .containsExactly(
                        "lambda : the function has no IPv6 address",
                        "function-security-group sg-fn: no rule admits tcp 443 to 2a00:1450::200e",
                        "network-acl-out acl-fn: rule * deny",
                        "route rtb-fn: no route to 2a00:1450::200e",
                        "return-network-acl-in acl-fn: rule * deny");
    }

    @Test
    void anActiveRouteProvesItsGatewayEvenIfThatWasNotRead() {
        world.with(WalkWorld.table(
                "rtb-pub",
                "vpc-a",
                "subnet-pub",
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.route(
                        "0.0.0.0/0",
                        RouteTarget.Type.INTERNET_GATEWAY,
                        "igw-unread",
                        Route.State.ACTIVE,
                        Route.Origin.CREATE_ROUTE)));

        assertThat(path().verdict()).isEqualTo(Verdict.OPEN);
    }
}
