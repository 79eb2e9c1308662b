package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.remedy.TransitGatewayChange.AcceptTransitGatewayVpcAttachment;
import dev.vpcdoctor.remedy.TransitGatewayChange.AddTransitGatewayVpcAttachmentSubnet;
import dev.vpcdoctor.remedy.TransitGatewayChange.AssociateTransitGatewayRouteTable;
import dev.vpcdoctor.remedy.TransitGatewayChange.CreateTransitGatewayRoute;
import dev.vpcdoctor.remedy.TransitGatewayChange.CreateTransitGatewayVpcAttachment;
import dev.vpcdoctor.remedy.TransitGatewayChange.DeleteTransitGatewayRoute;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitGatewayChangeTest {
    private static final Cidr ORDERS = Cidr.parse("10.20.0.0/16");
    private static final Cidr SHARED = Cidr.parse("10.40.0.0/16");

    private final Network network = OrdersWorld.network();
    private final TransitGatewayRouteTable hub =
            OrdersWorld.get(network, TransitGatewayRouteTable.class, "tgw-rtb-0hub");

    @Test
    void anAttachmentGetsOneMoreSubnet() {
        AddTransitGatewayVpcAttachmentSubnet change =
                new AddTransitGatewayVpcAttachmentSubnet("tgw-attach-0main", "subnet-0fna");

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
        CreateTransitGatewayVpcAttachment change =
                new CreateTransitGatewayVpcAttachment("tgw-0hub", "vpc-0main", List.of("subnet-0tgwa", "subnet-0tgwb"));

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
                new CreateTransitGatewayVpcAttachment("tgw-0hub", "vpc-0main", List.of("subnet-0tgwa")).applyTo(before);

        assertThat(attachment(changed, "$ATTACHMENT").routeTableId()).isEqualTo(Fact.known(Optional.empty()));
        assertThat(routes(changed)).extracting(TransitRoute::cidr).containsExactly(SHARED);
    }

    @Test
    void anAttachmentIsAccepted() {
        AcceptTransitGatewayVpcAttachment change = new AcceptTransitGatewayVpcAttachment("tgw-attach-0main");
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
