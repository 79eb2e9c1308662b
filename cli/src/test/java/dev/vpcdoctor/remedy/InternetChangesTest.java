package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.remedy.ExcludeFromBlockPublicAccess.Mode;
import dev.vpcdoctor.remedy.ExcludeFromBlockPublicAccess.Scope;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What opens a way to the internet, as commands and on the model. */
class InternetChangesTest {
    private final Network network = OrdersWorld.network();
    private final RouteTable publicTable = OrdersWorld.get(network, RouteTable.class, "rtb-0pub");

    @Test
    void aRouteThatIsThereIsReplacedAndANewOneCreated() {
        RouteTarget nat = new RouteTarget(RouteTarget.Type.NAT_GATEWAY, "nat-0b");
        RouteTable table = OrdersWorld.get(network, RouteTable.class, "rtb-0fna");

        assertThat(CreateRoute.in(table, Route.to(Cidr.ANY_IPV4, nat)).commands())
                .containsExactly("aws ec2 replace-route --route-table-id rtb-0fna"
                        + " --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-0b");
        assertThat(CreateRoute.in(table, Route.to(Cidr.ANY_IPV6, nat)).commands())
                .containsExactly("aws ec2 create-route --route-table-id rtb-0fna"
                        + " --destination-ipv6-cidr-block ::/0 --nat-gateway-id nat-0b");
    }

    @Test
    void aRouteThatIsTakenOutLeavesTheOthers() {
        Route.Destination anywhere = new Route.Destination.Block(Cidr.ANY_IPV4);
        DeleteRoute change = new DeleteRoute("rtb-0pub", anywhere);

        assertThat(change.commands())
                .containsExactly("aws ec2 delete-route --route-table-id rtb-0pub --destination-cidr-block 0.0.0.0/0");
        assertThat(OrdersWorld.get(change.applyTo(network), RouteTable.class, "rtb-0pub")
                        .routes())
                .extracting(Route::toString)
                .containsExactly("10.20.0.0/16 → local");
    }

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
    void aNewSubnetHasATableOfItsOwnAndTheDefaultNetworkAcl() {
        Vpc vpc = OrdersWorld.get(network, Vpc.class, "vpc-0main");
        CreateSubnet change = new CreateSubnet("PRIVATE", vpc, Cidr.parse("10.20.3.0/24"), "eu-west-1a");

        assertThat(change.commands())
                .containsExactly(
                        "PRIVATE_SUBNET=$(aws ec2 create-subnet --vpc-id vpc-0main --cidr-block 10.20.3.0/24"
                                + " --availability-zone eu-west-1a --query Subnet.SubnetId --output text)",
                        "PRIVATE_TABLE=$(aws ec2 create-route-table --vpc-id vpc-0main"
                                + " --query RouteTable.RouteTableId --output text)",
                        "aws ec2 associate-route-table --route-table-id $PRIVATE_TABLE --subnet-id $PRIVATE_SUBNET");
        Network changed = change.applyTo(network);
        Subnet subnet = OrdersWorld.get(changed, Subnet.class, "$PRIVATE_SUBNET");
        assertThat(changed.routeTableOf(subnet).optional().orElseThrow().routes())
                .extracting(Route::toString)
                .containsExactly("10.20.0.0/16 → local");
        assertThat(changed.networkAclOf(subnet).optional().map(NetworkAcl::id)).contains("acl-0default");
    }

    @Test
    void anExclusionLeavesOnlyWhatItsModeAllows() {
        Network blocked = network.with(OrdersWorld.get(network, Subnet.class, "subnet-0puba")
                        .withBlockPublicAccess(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL))
                .with(OrdersWorld.get(network, Subnet.class, "subnet-0pubb")
                        .withBlockPublicAccess(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL));
        ExcludeFromBlockPublicAccess ofSubnet =
                new ExcludeFromBlockPublicAccess(new Scope.OfSubnet("subnet-0puba"), Mode.ALLOW_EGRESS);
        ExcludeFromBlockPublicAccess ofVpc =
                new ExcludeFromBlockPublicAccess(new Scope.OfVpc("vpc-0main"), Mode.ALLOW_BIDIRECTIONAL);

        assertThat(ofSubnet.commands())
                .containsExactly("aws ec2 create-vpc-block-public-access-exclusion --subnet-id subnet-0puba"
                        + " --internet-gateway-exclusion-mode allow-egress");
        assertThat(modes(ofSubnet.applyTo(blocked)))
                .containsExactly(InternetGatewayBlockMode.BLOCK_INGRESS, InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL);
        assertThat(ofVpc.commands())
                .containsExactly("aws ec2 create-vpc-block-public-access-exclusion --vpc-id vpc-0main"
                        + " --internet-gateway-exclusion-mode allow-bidirectional");
        assertThat(modes(ofVpc.applyTo(blocked)))
                .containsExactly(InternetGatewayBlockMode.OFF, InternetGatewayBlockMode.OFF);
    }

    private static List<InternetGatewayBlockMode> modes(Network network) {
        return List.of("subnet-0puba", "subnet-0pubb").stream()
                .map(id -> OrdersWorld.get(network, Subnet.class, id)
                        .blockPublicAccess()
                        .orElseThrow())
                .toList();
    }

    @Test
    void aGatewayEndpointTakesTheRoutesOfItsTables() {
        CreateGatewayEndpoint change = new CreateGatewayEndpoint(
                "vpc-0main", "com.amazonaws.eu-west-1.dynamodb", Optional.of("pl-6fa54006"), List.of("rtb-0pub"));

        assertThat(change.commands())
                .containsExactly("aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-0main"
                        + " --service-name com.amazonaws.eu-west-1.dynamodb --route-table-ids rtb-0pub");
        assertThat(OrdersWorld.get(change.applyTo(network), RouteTable.class, "rtb-0pub")
                        .routes())
                .extracting(Route::toString)
                .contains("pl-6fa54006 → $ENDPOINT");
    }

    @Test
    void theSourceAndDestinationCheckIsSwitchedOffOnTheInterface() {
        SwitchOffSourceDestCheck change = new SwitchOffSourceDestCheck("eni-0reports");

        assertThat(change.commands())
                .containsExactly("aws ec2 modify-network-interface-attribute --network-interface-id eni-0reports"
                        + " --no-source-dest-check");
        assertThat(OrdersWorld.get(change.applyTo(network), NetworkInterface.class, "eni-0reports")
                        .sourceDestCheck())
                .contains(false);
    }

    @Test
    void aSubnetBecomesDualStack() {
        AssociateIpv6Block change = new AssociateIpv6Block("subnet-0fna", Cidr.parse("2a05:d018:20:4200::/64"));

        assertThat(change.commands())
                .containsExactly("aws ec2 associate-subnet-cidr-block --subnet-id subnet-0fna"
                        + " --ipv6-cidr-block 2a05:d018:20:4200::/64");
        assertThat(OrdersWorld.get(change.applyTo(network), Subnet.class, "subnet-0fna")
                        .cidrBlocks())
                .extracting(Cidr::toString)
                .containsExactly("10.20.10.0/24", "2a05:d018:20:4200::/64");
    }
}
