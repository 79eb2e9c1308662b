package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final WalkWorld world = WalkWorld.healthy();

    private void routes(Route... routes) {
        world.with(WalkWorld.table("rtb-fn", "vpc-a", "subnet-fn", routes));
    }

    /** The route that the function's own table chooses. */
    private Hop chosen(Destination destination) {
        return Hops.all(world.walk(destination, 443), HopKind.ROUTE).get(0);
    }

    @Test
    void theLongestPrefixWins() {
        routes(
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.toNat("0.0.0.0/0", "nat-1"),
                WalkWorld.route("52.0.0.0/8", RouteTarget.Type.TRANSIT_GATEWAY, "tgw-1"),
                WalkWorld.route("52.1.0.0/16", RouteTarget.Type.VPN_GATEWAY, "vgw-1"));

        assertThat(chosen(WalkWorld.address("52.1.2.3")).because().says()).isEqualTo("52.1.0.0/16 → vgw-1");
        assertThat(chosen(WalkWorld.address("52.9.2.3")).because().says()).isEqualTo("52.0.0.0/8 → tgw-1");
        assertThat(chosen(WalkWorld.address("8.8.8.8")).because().says()).isEqualTo("0.0.0.0/0 → nat-1");
    }

    @Test
    void withoutARouteNothingLeaves() {
        routes(WalkWorld.local("10.0.0.0/16"));

        Hop hop = chosen(WalkWorld.internet());
        assertThat(hop.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(hop.because().says()).isEqualTo("no route to the internet");
    }

    @Test
    void theDefaultRouteOfIpv4IsNoneForIpv6() {
        RouteLookup.Query toIpv6 = RouteLookup.Query.to(AddressSet.of(Cidr.parse("2600::/12")));
        RouteTable table = WalkWorld.table("rtb", "vpc-a", "subnet-fn", WalkWorld.toNat("0.0.0.0/0", "nat-1"));

        assertThat(new RouteLookup(world.network()).find(table, toIpv6)).isInstanceOf(RouteLookup.Choice.Nothing.class);
    }

    @Test
    void aBlackholeStillWinsAndDrops() {
        routes(
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.toNat("0.0.0.0/0", "nat-1"),
                WalkWorld.route(
                        "8.0.0.0/8",
                        RouteTarget.Type.NAT_GATEWAY,
                        "nat-gone",
                        Route.State.BLACKHOLE,
                        Route.Origin.CREATE_ROUTE));

        assertThat(Hops.blockers(world.walk(WalkWorld.address("8.8.8.8"), 443)))
                .containsExactly("route rtb-fn: 8.0.0.0/8 → nat-gone (blackhole)");
    }

    @Test
    void staticRoutesWinOverPropagatedOnesOfTheSameLength() {
        routes(
                WalkWorld.route(
                        "192.168.0.0/16",
                        RouteTarget.Type.VPN_GATEWAY,
                        "vgw-1",
                        Route.State.ACTIVE,
                        Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION),
                WalkWorld.route("192.168.0.0/16", RouteTarget.Type.VPC_PEERING_CONNECTION, "pcx-1"));

        assertThat(chosen(WalkWorld.address("192.168.1.1")).because().says()).isEqualTo("192.168.0.0/16 → pcx-1");
    }

    @Test
    void propagatedRoutesInsideTheVpcNeverWinOverLocal() {
        routes(
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.route(
                        "10.0.2.0/24",
                        RouteTarget.Type.VPN_GATEWAY,
                        "vgw-1",
                        Route.State.ACTIVE,
                        Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION));

        assertThat(chosen(world.database()).because().says()).isEqualTo("10.0.0.0/16 local");
    }

    @Test
    void aRouteMoreSpecificThanLocalWinsWhenSomebodyMadeIt() {
        routes(
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.route("10.0.2.0/24", RouteTarget.Type.NETWORK_INTERFACE, "eni-firewall"));

        assertThat(chosen(world.database()).because().says()).isEqualTo("10.0.2.0/24 → eni-firewall");
    }

    @Test
    void prefixListsCountByTheirEntries() {
        world.with(new PrefixList("pl-1", "partners", Fact.known(AddressSet.of(List.of(Cidr.parse("198.51.0.0/17"))))));
        routes(
                WalkWorld.toNat("0.0.0.0/0", "nat-1"),
                WalkWorld.toList("pl-1", RouteTarget.Type.TRANSIT_GATEWAY, "tgw-1"));

        assertThat(chosen(WalkWorld.address("198.51.5.5")).because().says()).isEqualTo("pl-1 → tgw-1");
        assertThat(chosen(WalkWorld.address("198.51.200.5")).because().says()).isEqualTo("0.0.0.0/0 → nat-1");
    }

    @Test
    void overlappingPrefixListsToDifferentTargetsAreNotDecided() {
        AddressSet same = AddressSet.of(List.of(Cidr.parse("198.51.0.0/17")));
        world.with(new PrefixList("pl-1", "one", Fact.known(same)))
                .with(new PrefixList("pl-2", "two", Fact.known(same)));
        routes(
                WalkWorld.toList("pl-1", RouteTarget.Type.TRANSIT_GATEWAY, "tgw-1"),
                WalkWorld.toList("pl-2", RouteTarget.Type.VPN_GATEWAY, "vgw-1"));

        Hop hop = chosen(WalkWorld.address("198.51.5.5"));
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).contains("pl-1 → tgw-1", "pl-2 → vgw-1", "same priority");
    }

    @Test
    void aPrefixListThatWasNotReadLeavesTheRouteUnknown() {
        routes(
                WalkWorld.toNat("0.0.0.0/0", "nat-1"),
                WalkWorld.toList("pl-unread", RouteTarget.Type.TRANSIT_GATEWAY, "tgw-1"));

        assertThat(chosen(WalkWorld.address("8.8.8.8")).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void subnetsWithoutATableOfTheirOwnUseTheMainTable() {
        world.with(new RouteTable("rtb-fn", "vpc-a", true, List.of(), List.of(WalkWorld.local("10.0.0.0/16"))));

        assertThat(chosen(WalkWorld.internet()).id()).isEqualTo("rtb-fn");
    }

    @Test
    void routesThatLeadInACircleEnd() {
        world.with(WalkWorld.table(
                "rtb-pub",
                "vpc-a",
                "subnet-pub",
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.toNat("52.0.0.0/8", "nat-1")));

        Path path = world.walk(WalkWorld.address("52.1.2.9"), 443);
        assertThat(path.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(Hops.blockers(path)).containsExactly("nat-gateway nat-1: rtb-pub has 52.0.0.0/8 → nat-1");
    }
}
