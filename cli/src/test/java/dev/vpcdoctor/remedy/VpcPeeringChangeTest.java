package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import dev.vpcdoctor.remedy.VpcPeeringChange.AcceptVpcPeeringConnection;
import dev.vpcdoctor.remedy.VpcPeeringChange.CreateVpcPeeringConnection;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VpcPeeringChangeTest {
    private static final Cidr ORDERS = Cidr.parse("10.20.0.0/16");

    private final Network network = OrdersWorld.network();

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
        AcceptVpcPeeringConnection change = new AcceptVpcPeeringConnection(peering);

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

        assertThat(new AcceptVpcPeeringConnection(peering).commands())
                .singleElement()
                .asString()
                .endsWith(" --region us-east-1");
        assertThat(new CreateVpcPeeringConnection(peering.requester(), peering.accepter()).commands())
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
        Network changed = new CreateVpcPeeringConnection(old.requester(), old.accepter()).applyTo(network);

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
}
