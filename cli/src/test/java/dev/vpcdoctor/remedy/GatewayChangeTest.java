package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.remedy.GatewayChange.AttachInternetGateway;
import dev.vpcdoctor.remedy.GatewayChange.AttachVpnGateway;
import dev.vpcdoctor.remedy.GatewayChange.CreateEgressOnlyInternetGateway;
import dev.vpcdoctor.remedy.GatewayChange.CreateInternetGateway;
import dev.vpcdoctor.remedy.GatewayChange.CreateNatGateway;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayChangeTest {
    private final Network network = OrdersWorld.network();
    private final RouteTable publicTable = OrdersWorld.get(network, RouteTable.class, "rtb-0pub");

    @Test
    void anAttachedInternetGatewayIsNoBlackholeAnyMoreButOnlyInItsOwnVpc() {
        Route dead = new Route(
                new Route.Destination.Block(Cidr.ANY_IPV4),
                new RouteTarget(RouteTarget.Type.INTERNET_GATEWAY, "igw-0main"),
                Route.State.BLACKHOLE,
                Route.Origin.CREATE_ROUTE);
        RouteTable ofReports = OrdersWorld.get(network, RouteTable.class, "rtb-0reports");
        Network detached = network.with(new InternetGateway("igw-0main", false, List.of()))
                .with(publicTable.withRoute(dead))
                .with(ofReports.withRoute(dead));
        AttachInternetGateway change = new AttachInternetGateway("igw-0main", "vpc-0main");

        assertThat(change.commands())
                .containsExactly("aws ec2 attach-internet-gateway --internet-gateway-id igw-0main --vpc-id vpc-0main");
        Network changed = change.applyTo(detached);
        assertThat(OrdersWorld.get(changed, InternetGateway.class, "igw-0main").attachedVpcIds())
                .containsExactly("vpc-0main");
        assertThat(OrdersWorld.get(changed, RouteTable.class, "rtb-0pub").routes())
                .contains(dead.active());
        assertThat(OrdersWorld.get(changed, RouteTable.class, "rtb-0reports").routes())
                .contains(dead);
    }

    @Test
    void aVpnGatewayIsAttached() {
        AttachVpnGateway change = new AttachVpnGateway("vgw-1", "vpc-0main");

        assertThat(change.commands())
                .containsExactly("aws ec2 attach-vpn-gateway --vpn-gateway-id vgw-1 --vpc-id vpc-0main");
        Network changed = change.applyTo(network.with(new VpnGateway("vgw-1", Optional.of("available"), List.of())));
        assertThat(OrdersWorld.get(changed, VpnGateway.class, "vgw-1").attachedVpcIds())
                .containsExactly("vpc-0main");
    }

    @Test
    void whatIsNewIsKeptInAShellVariableThatLaterCommandsUse() {
        assertThat(new CreateInternetGateway("vpc-0main").commands())
                .containsExactly(
                        "IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output"
                                + " text)",
                        "aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id vpc-0main");
        assertThat(new CreateEgressOnlyInternetGateway("vpc-0main").commands())
                .containsExactly("EIGW=$(aws ec2 create-egress-only-internet-gateway --vpc-id vpc-0main"
                        + " --query EgressOnlyInternetGateway.EgressOnlyInternetGatewayId --output text)");
        assertThat(new CreateNatGateway("vpc-0main", "subnet-0puba").commands())
                .containsExactly(
                        "EIP=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)",
                        "NAT=$(aws ec2 create-nat-gateway --subnet-id subnet-0puba --allocation-id $EIP"
                                + " --query NatGateway.NatGatewayId --output text)",
                        "aws ec2 wait nat-gateway-available --nat-gateway-ids $NAT");
        Route route = Route.to(Cidr.ANY_IPV4, new RouteTarget(RouteTarget.Type.NAT_GATEWAY, CreateNatGateway.ID));
        assertThat(CreateRoute.in(publicTable, route).commands())
                .singleElement()
                .asString()
                .endsWith(" $NAT");
    }

    @Test
    void newGatewaysWorkOnTheModel() {
        Network changed = new CreateNatGateway("vpc-0main", "subnet-0puba")
                .applyTo(new CreateEgressOnlyInternetGateway("vpc-0main")
                        .applyTo(new CreateInternetGateway("vpc-0main").applyTo(network)));

        assertThat(OrdersWorld.get(changed, NatGateway.class, "$NAT").isAvailable())
                .isTrue();
        assertThat(OrdersWorld.get(changed, InternetGateway.class, "$IGW").attachedVpcIds())
                .containsExactly("vpc-0main");
        assertThat(OrdersWorld.get(changed, InternetGateway.class, "$EIGW").egressOnly())
                .isTrue();
    }

    @Test
    void theSourceAndDestinationCheckIsSwitchedOffOnTheInterface() {
        DisableSourceDestCheck change = new DisableSourceDestCheck("eni-0reports");

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-network-interface-attribute --network-interface-id eni-0reports"
                        + " --no-source-dest-check");
        assertThat(OrdersWorld.get(change.applyTo(network), NetworkInterface.class, "eni-0reports")
                        .sourceDestCheck())
                .contains(false);
    }
}
