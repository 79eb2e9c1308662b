package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ties VPCs together, as commands and on the model. */
class TieChangesTest {
    private static final Cidr ORDERS = Cidr.parse("10.20.0.0/16");
    private static final Cidr SHARED = Cidr.parse("10.40.0.0/16");

    private final Network network = OrdersWorld.network();
    private final TransitGatewayRouteTable hub =
            OrdersWorld.get(network, TransitGatewayRouteTable.class, "tgw-rtb-0hub");

    @Test
    void anAcceptedPeeringIsActiveAndItsRoutesAreNoBlackholesAnyMore() {
        VpcPeeringConnection peering = peering("pending-acceptance", "eu-west-1");
        Route dead = new Route(
                new Route.Destination.Block(ORDERS),
                new RouteTarget(RouteTarget.Type.VPC_PEERING_CONNECTION, "pcx-0reports"),
                Route.State.BLACKHOLE,
                Route.Origin.CREATE_ROUTE);
        Network pending = network.with(peering)
                .with(OrdersWorld.get(network, RouteTable.class, "rtb-0reports").withRoute(dead));
        AcceptPeering change = new AcceptPeering(peering);

        assertThat(change.commands())
                .containsExactly("aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-0reports");
        Network changed = change.applyTo(pending);
        assertThat(OrdersWorld.get(changed, VpcPeeringConnection.class, "pcx-0reports")
                        .isActive())
                .isTrue();
        assertThat(OrdersWorld.get(changed, RouteTable.class, "rtb-0reports").routes())
                .contains(dead.active());
    }

    @Test
    void aPeeringWithAnotherRegionIsAcceptedThere() {
        VpcPeeringConnection peering = peering("pending-acceptance", "us-east-1");

        assertThat(new AcceptPeering(peering).commands())
                .singleElement()
                .asString()
                .endsWith(" --region us-east-1");
        assertThat(new CreatePeering(peering.requester(), peering.accepter()).commands())
                .containsExactly(
                        "PEERING=$(aws ec2 create-vpc-peering-connection --vpc-id vpc-0main --peer-vpc-id vpc-0reports"
                                + " --peer-region us-east-1 --query VpcPeeringConnection.VpcPeeringConnectionId"
                                + " --output text)",
                        "aws ec2 wait vpc-peering-connection-exists --vpc-peering-connection-ids $PEERING",
                        "aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id $PEERING"
                                + " --region us-east-1");
    }

    @Test
    void aNewPeeringIsActive() {
        VpcPeeringConnection old = peering("deleted", "eu-west-1");
        Network changed = new CreatePeering(old.requester(), old.accepter()).applyTo(network);

        assertThat(OrdersWorld.get(changed, VpcPeeringConnection.class, "$PEERING")
                        .isBetween("vpc-0reports", "vpc-0main"))
                .isTrue();
    }

    private static VpcPeeringConnection peering(String status, String regionOfReports) {
        return new VpcPeeringConnection(
                "pcx-0reports",
                status,
                new Side("vpc-0main", Optional.of("eu-west-1"), List.of(ORDERS)),
                new Side("vpc-0reports", Optional.of(regionOfReports), List.of(Cidr.parse("10.30.0.0/16"))));
    }

    @Test
    void anAttachmentGetsOneMoreSubnet() {
        AddAttachmentSubnet change = new AddAttachmentSubnet("tgw-attach-0main", "subnet-0fna");

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-transit-gateway-vpc-attachment"
                        + " --transit-gateway-attachment-id tgw-attach-0main --add-subnet-ids subnet-0fna");
        assertThat(attachment(change.applyTo(network), "tgw-attach-0main").subnetIds())
                .isEqualTo(Fact.known(List.of("subnet-0tgwa", "subnet-0tgwb", "subnet-0fna")));
    }

    @Test
    void aStaticTransitRouteIsReplacedAndAPropagatedOneIsOverruled() {
        CreateTransitGatewayRoute overruling = CreateTransitGatewayRoute.in(hub, SHARED, "tgw-attach-0shared");

        assertThat(overruling.commands())
                .containsExactly("aws ec2 create-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-0hub"
                        + " --destination-cidr-block 10.40.0.0/16 --transit-gateway-attachment-id tgw-attach-0shared");
        Network changed = overruling.applyTo(network);
        TransitGatewayRouteTable table = OrdersWorld.get(changed, TransitGatewayRouteTable.class, "tgw-rtb-0hub");
        assertThat(CreateTransitGatewayRoute.in(table, SHARED, "tgw-attach-0main")
                        .commands())
                .singleElement()
                .asString()
                .startsWith("aws ec2 replace-transit-gateway-route ");
    }

    @Test
    void aTransitRouteIsTakenOut() {
        DeleteTransitGatewayRoute change = new DeleteTransitGatewayRoute("tgw-rtb-0hub", SHARED);

        assertThat(change.commands())
                .containsExactly("aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-0hub"
                        + " --destination-cidr-block 10.40.0.0/16");
        assertThat(routes(change.applyTo(network)))
                .extracting(TransitRoute::cidr)
                .containsExactly(ORDERS);
    }

    @Test
    void aRouteTableIsAssociated() {
        AssociateTransitGatewayRouteTable change =
                new AssociateTransitGatewayRouteTable("tgw-attach-0main", "tgw-rtb-0other");

        assertThat(change.commands())
                .containsExactly("aws ec2 associate-transit-gateway-route-table"
                        + " --transit-gateway-route-table-id tgw-rtb-0other"
                        + " --transit-gateway-attachment-id tgw-attach-0main");
        assertThat(attachment(change.applyTo(network), "tgw-attach-0main").routeTableId())
                .isEqualTo(Fact.known(Optional.of("tgw-rtb-0other")));
    }

    @Test
    void anAttachmentThatBecomesAvailableIsAssociatedAndPropagatedAsTheGatewayIsSetUp() {
        Network before = new DeleteTransitGatewayRoute("tgw-rtb-0hub", ORDERS).applyTo(network);
        CreateTransitGatewayAttachment change =
                new CreateTransitGatewayAttachment("tgw-0hub", "vpc-0main", List.of("subnet-0tgwa", "subnet-0tgwb"));

        assertThat(change.commands())
                .containsExactly("ATTACHMENT=$(aws ec2 create-transit-gateway-vpc-attachment"
                        + " --transit-gateway-id tgw-0hub --vpc-id vpc-0main --subnet-ids subnet-0tgwa subnet-0tgwb"
                        + " --query TransitGatewayVpcAttachment.TransitGatewayAttachmentId --output text)");
        Network changed = change.applyTo(before);
        assertThat(attachment(changed, "$ATTACHMENT").routeTableId())
                .isEqualTo(Fact.known(Optional.of("tgw-rtb-0hub")));
        assertThat(routes(changed)).contains(new TransitRoute(ORDERS, List.of("$ATTACHMENT"), false, false));
    }

    @Test
    void aGatewayWithoutDefaultTablesLeavesANewAttachmentWithoutRoutes() {
        TransitGateway bare = new TransitGateway(
                "tgw-0hub", Optional.of("available"), Optional.empty(), Optional.empty(), Optional.empty());
        Network before = new DeleteTransitGatewayRoute("tgw-rtb-0hub", ORDERS).applyTo(network.with(bare));
        Network changed =
                new CreateTransitGatewayAttachment("tgw-0hub", "vpc-0main", List.of("subnet-0tgwa")).applyTo(before);

        assertThat(attachment(changed, "$ATTACHMENT").routeTableId()).isEqualTo(Fact.known(Optional.empty()));
        assertThat(routes(changed)).extracting(TransitRoute::cidr).containsExactly(SHARED);
    }

    @Test
    void anAttachmentIsAccepted() {
        AcceptTransitGatewayAttachment change = new AcceptTransitGatewayAttachment("tgw-attach-0main");
        TransitGatewayAttachment waiting = new TransitGatewayAttachment(
                "tgw-attach-0main",
                "tgw-0hub",
                "vpc",
                Optional.of("vpc-0main"),
                "pendingAcceptance",
                Fact.known(List.of("subnet-0tgwa")),
                Fact.known(Optional.empty()),
                Optional.empty());

        assertThat(change.commands())
                .containsExactly("aws ec2 accept-transit-gateway-vpc-attachment"
                        + " --transit-gateway-attachment-id tgw-attach-0main");
        TransitGatewayAttachment accepted = attachment(change.applyTo(network.with(waiting)), "tgw-attach-0main");
        assertThat(accepted.isAvailable()).isTrue();
        assertThat(accepted.routeTableId()).isEqualTo(Fact.known(Optional.of("tgw-rtb-0hub")));
    }

    private static TransitGatewayAttachment attachment(Network network, String id) {
        return OrdersWorld.get(network, TransitGatewayAttachment.class, id);
    }

    private static List<TransitRoute> routes(Network network) {
        return OrdersWorld.get(network, TransitGatewayRouteTable.class, "tgw-rtb-0hub")
                .routes()
                .optional()
                .orElseThrow();
    }
}
