package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ways to another VPC: vpc-b (10.1.0.0/16) with a host at 10.1.5.5 in subnet-b, whose group admits sg-fn on 8080. */
class NeighboursTest {
    private final WalkWorld world = WalkWorld.healthy();

    @BeforeEach
    void anotherVpc() {
        world.with(WalkWorld.vpc("vpc-b", "10.1.0.0/16"))
                .with(WalkWorld.subnet("subnet-b", "vpc-b", "10.1.5.0/24", "az-a"))
                .with(WalkWorld.subnet("subnet-b-tgw", "vpc-b", "10.1.9.0/28", "az-a"))
                .with(WalkWorld.subnet("subnet-a-tgw", "vpc-a", "10.0.8.0/28", "az-a"))
                .with(WalkWorld.acl("acl-b", "vpc-b", "subnet-b", WalkWorld.allowAll(true), WalkWorld.allowAll(false)))
                .with(WalkWorld.acl(
                        "acl-b-tgw", "vpc-b", "subnet-b-tgw", WalkWorld.allowAll(true), WalkWorld.allowAll(false)))
                .with(WalkWorld.acl(
                        "acl-a-tgw", "vpc-a", "subnet-a-tgw", WalkWorld.allowAll(true), WalkWorld.allowAll(false)))
                .with(WalkWorld.table("rtb-b-tgw", "vpc-b", "subnet-b-tgw", WalkWorld.local("10.1.0.0/16")))
                .with(WalkWorld.group("sg-b", "vpc-b", List.of(WalkWorld.tcp(8080, "sg-fn")), List.of()))
                .with(WalkWorld.host("eni-b", "vpc-b", "subnet-b", "10.1.5.5", "sg-b"));
    }

    private Path path() {
        return world.walk(world.at("subnet-b", "10.1.5.5", "sg-b"), 8080);
    }

    private void fromFunction(RouteTarget.Type type, String id) {
        world.with(WalkWorld.table(
                "rtb-fn",
                "vpc-a",
                "subnet-fn",
                WalkWorld.local("10.0.0.0/16"),
                WalkWorld.toNat("0.0.0.0/0", "nat-1"),
                WalkWorld.route("10.1.0.0/16", type, id)));
    }

    private void backFromHost(RouteTarget.Type type, String id) {
        world.with(WalkWorld.table(
                "rtb-b",
                "vpc-b",
                "subnet-b",
                WalkWorld.local("10.1.0.0/16"),
                WalkWorld.route("10.0.0.0/16", type, id)));
    }

    @Nested
    class Peering {
        @BeforeEach
        void peered() {
            peering("active", "eu-west-1");
            fromFunction(RouteTarget.Type.VPC_PEERING_CONNECTION, "pcx-1");
            backFromHost(RouteTarget.Type.VPC_PEERING_CONNECTION, "pcx-1");
        }

        private void peering(String status, String regionOfPeer) {
            world.with(new VpcPeeringConnection(
                    "pcx-1",
                    status,
                    new Side("vpc-a", Optional.of("eu-west-1"), List.of(Cidr.parse("10.0.0.0/16"))),
                    new Side("vpc-b", Optional.of(regionOfPeer), List.of(Cidr.parse("10.1.0.0/16")))));
        }

        @Test
        void anActivePeeringWithBothRoutesIsOpen() {
            assertThat(path().verdict()).isEqualTo(Verdict.OPEN);
        }

        @Test
        void groupsCannotBeNamedAcrossRegions() {
            peering("active", "us-east-1");

            assertThat(Hops.blockers(path()))
                    .containsExactly("target-security-group sg-b: no rule admits tcp 8080 from 10.0.1.10");
        }

        @Test
        void aPendingPeeringDropsAll() {
            peering("pending-acceptance", "eu-west-1");

            assertThat(Hops.blockers(path())).containsExactly("peering-connection pcx-1: status is pending-acceptance");
        }

        @Test
        void withoutARouteBackAnswersAreLost() {
            world.with(WalkWorld.table("rtb-b", "vpc-b", "subnet-b", WalkWorld.local("10.1.0.0/16")));

            assertThat(Hops.blockers(path())).containsExactly("return-route rtb-b: no route back to 10.0.1.10");
        }

        @Test
        void aDefaultRouteToTheInternetIsNoWayBack() {
            world.with(WalkWorld.table(
                    "rtb-b",
                    "vpc-b",
                    "subnet-b",
                    WalkWorld.local("10.1.0.0/16"),
                    WalkWorld.toInternet("0.0.0.0/0", "igw-b")));

            assertThat(Hops.blockers(path())).containsExactly("return-route rtb-b: no route back to 10.0.1.10");
        }

        @Test
        void nothingGoesThroughThePeerToSomewhereElse() {
            world.with(WalkWorld.table(
                    "rtb-fn",
                    "vpc-a",
                    "subnet-fn",
                    WalkWorld.local("10.0.0.0/16"),
                    WalkWorld.route("0.0.0.0/0", RouteTarget.Type.VPC_PEERING_CONNECTION, "pcx-1")));

            assertThat(Hops.blockers(world.walk(WalkWorld.address("8.8.8.8"), 443)))
                    .containsExactly(
                            "peering-connection pcx-1: 8.8.8.8 is not in the peer VPC, and peering leads no further");
        }

        @Test
        void everyFaultOnTheWayIsTold() {
            peering("deleted", "eu-west-1");
            world.with(WalkWorld.group("sg-b", "vpc-b", List.of(), List.of()));
            world.with(WalkWorld.acl("acl-b", "vpc-b", "subnet-b", WalkWorld.allowAll(true)));

            assertThat(Hops.blockers(path()))
                    .containsExactly(
                            "peering-connection pcx-1: status is deleted",
                            "network-acl-in acl-b: rule * deny",
                            "target-security-group sg-b: no rule admits tcp 8080 from sg-fn");
        }
    }

    @Nested
    class ThroughATransitGateway {
        @BeforeEach
        void attached() {
            referencing(true);
            attach("tgw-attach-a", "vpc-a", "subnet-a-tgw");
            attach("tgw-attach-b", "vpc-b", "subnet-b-tgw");
            transitRoutes(route("10.1.0.0/16", "tgw-attach-b"), route("10.0.0.0/16", "tgw-attach-a"));
            fromFunction(RouteTarget.Type.TRANSIT_GATEWAY, "tgw-1");
            backFromHost(RouteTarget.Type.TRANSIT_GATEWAY, "tgw-1");
        }

        private void referencing(boolean on) {
            world.with(new TransitGateway(
                    "tgw-1", Optional.of("available"), Optional.of(on), Optional.empty(), Optional.empty()));
        }

        private void attach(String id, String vpcId, String subnetId) {
            world.with(new TransitGatewayAttachment(
                    id,
                    "tgw-1",
                    "vpc",
                    Optional.of(vpcId),
                    "available",
                    Fact.known(List.of(subnetId)),
                    Fact.known(Optional.of("tgw-rtb-1")),
                    Optional.empty()));
        }

        private void transitRoutes(TransitRoute... routes) {
            world.with(new TransitGatewayRouteTable("tgw-rtb-1", Optional.of("tgw-1"), Fact.known(List.of(routes))));
        }

        private TransitRoute route(String block, String attachmentId) {
            return new TransitRoute(Cidr.parse(block), List.of(attachmentId), false, false);
        }

        @Test
        void attachmentsAndRoutesOnBothSidesAreOpen() {
            assertThat(path().verdict()).as(path().hops()::toString).isEqualTo(Verdict.OPEN);
        }

        @Test
        void theAttachmentNeedsASubnetInTheFunctionsZone() {
            world.with(WalkWorld.subnet("subnet-a-tgw", "vpc-a", "10.0.8.0/28", "az-b"));

            assertThat(Hops.blockers(path()))
                    .containsExactly("transit-gateway-attachment tgw-attach-a: no attachment subnet in az-a");
        }

        @Test
        void theTargetsZoneNeedsOneForTheAnswer() {
            world.with(WalkWorld.subnet("subnet-b", "vpc-b", "10.1.5.0/24", "az-c"));

            assertThat(Hops.blockers(path()))
                    .containsExactly("return-transit-gateway-attachment tgw-attach-b: no attachment subnet in az-c");
        }

        @Test
        void theTransitRouteTableNeedsARoute() {
            transitRoutes(route("10.0.0.0/16", "tgw-attach-a"));

            assertThat(Hops.blockers(path()))
                    .containsExactly("transit-gateway-route tgw-rtb-1: no route to 10.1.5.5 in tgw-rtb-1");
        }

        @Test
        void andOneBack() {
            transitRoutes(route("10.1.0.0/16", "tgw-attach-b"));

            assertThat(Hops.blockers(path()))
                    .containsExactly("return-transit-gateway-route tgw-rtb-1: no route back to 10.0.1.10 in tgw-rtb-1");
        }

        @Test
        void aBlackholeThereDrops() {
            transitRoutes(
                    new TransitRoute(Cidr.parse("10.1.0.0/16"), List.of(), true, true),
                    route("10.0.0.0/16", "tgw-attach-a"));

            assertThat(Hops.blockers(path()))
                    .containsExactly("transit-gateway-route tgw-rtb-1: 10.1.0.0/16 is a blackhole");
        }

        @Test
        void groupsCanBeNamedOnlyWhereThatIsSwitchedOn() {
            referencing(false);

            assertThat(Hops.blockers(path()))
                    .containsExactly("target-security-group sg-b: no rule admits tcp 8080 from 10.0.1.10");
        }

        @Test
        void theAttachmentSubnetsNetworkAclCounts() {
            world.with(WalkWorld.acl("acl-a-tgw", "vpc-a", "subnet-a-tgw", WalkWorld.allowAll(true)));

            assertThat(Hops.blockers(path())).containsExactly("network-acl-in acl-a-tgw: rule * deny");
        }

        @Test
        void anAttachmentThatWasNotReadIsUnknown() {
            transitRoutes(route("10.1.0.0/16", "tgw-attach-unread"), route("10.0.0.0/16", "tgw-attach-a"));

            assertThat(path().verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(Hops.only(path(), HopKind.TRANSIT_GATEWAY_ROUTE)
                            .because()
                            .says())
                    .isEqualTo("leads to tgw-attach-unread, which is not in the snapshot");
        }
    }

    @Nested
    class BehindAVpn {
        @BeforeEach
        void routed() {
            fromFunction(RouteTarget.Type.VPN_GATEWAY, "vgw-1");
        }

        @Test
        void whatLiesBehindIsUnknown() {
            world.with(new VpnGateway("vgw-1", Optional.of("available"), List.of("vpc-a")));

            assertThat(world.walk(WalkWorld.address("10.1.200.1"), 22).verdict())
                    .isEqualTo(Verdict.UNKNOWN);
        }

        @Test
        void aDetachedGatewayDrops() {
            world.with(new VpnGateway("vgw-1", Optional.of("available"), List.of()));

            assertThat(Hops.blockers(world.walk(WalkWorld.address("10.1.200.1"), 22)))
                    .containsExactly("vpn-gateway vgw-1: not attached to vpc-a");
        }
    }

    @Test
    void overlappingBlocksKeepThePacketAtHome() {
        world.with(WalkWorld.vpc("vpc-c", "10.0.0.0/16"))
                .with(WalkWorld.subnet("subnet-c", "vpc-c", "10.0.2.0/24", "az-a"))
                .with(WalkWorld.acl("acl-c", "vpc-c", "subnet-c", WalkWorld.allowAll(true), WalkWorld.allowAll(false)))
                .with(WalkWorld.group("sg-c", "vpc-c", List.of(WalkWorld.tcp(8080, "0.0.0.0/0")), List.of()));

        assertThat(Hops.blockers(world.walk(world.at("subnet-c", "10.0.2.7", "sg-c"), 8080)))
                .containsExactly("route rtb-fn: 10.0.0.0/16 is local here, the target is in vpc-c");
    }

    @Test
    void nothingAtTheAddressIsNotAnOpenPath() {
        assertThat(Hops.blockers(world.walk(WalkWorld.address("10.0.2.77"), 5432)))
                .containsExactly("target : nothing has the address 10.0.2.77 in subnet-db");
    }
}
