package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableReaderTest {

    private static RouteTable table(String fields) {
        return only(RouteTable.class, "{'RouteTables': [{'RouteTableId': 'rtb-1', 'VpcId': 'vpc-1', " + fields + "}]}");
    }

    private static Route route(String fields) {
        return table("'Routes': [{" + fields + "}]").routes().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GatewayId, local, LOCAL",
        "GatewayId, igw-1, INTERNET_GATEWAY",
        "GatewayId, vgw-1, VPN_GATEWAY",
        "GatewayId, vpce-1, VPC_ENDPOINT",
        "GatewayId, something-new, OTHER",
        "GatewayId, new, OTHER",
        "NatGatewayId, nat-1, NAT_GATEWAY",
        "NetworkInterfaceId, eni-1, NETWORK_INTERFACE",
        "TransitGatewayId, tgw-1, TRANSIT_GATEWAY",
        "VpcPeeringConnectionId, pcx-1, VPC_PEERING_CONNECTION",
        "EgressOnlyInternetGatewayId, eigw-1, EGRESS_ONLY_INTERNET_GATEWAY",
        "LocalGatewayId, lgw-1, LOCAL_GATEWAY",
        "CarrierGatewayId, cagw-1, CARRIER_GATEWAY",
        "CoreNetworkArn, arn:aws:networkmanager::123456789012:core-network/core-network-1, CORE_NETWORK"
    })
    void theFieldThatHoldsTheTargetTellsItsType(String field, String id, RouteTarget.Type type) {
        assertThat(route("'DestinationCidrBlock': '0.0.0.0/0', '" + field + "': '" + id + "'")
                        .target())
                .isEqualTo(new RouteTarget(type, id));
    }

    @Test
    void anInstanceIsReachedByItsInterface() {
        assertThat(route("'DestinationCidrBlock': '0.0.0.0/0', 'InstanceId': 'i-1', 'NetworkInterfaceId': 'eni-1'")
                        .target())
                .isEqualTo(new RouteTarget(RouteTarget.Type.NETWORK_INTERFACE, "eni-1"));
    }

    @Test
    void aRouteWithoutATargetThatWeKnowIsKept() {
        assertThat(route("'DestinationCidrBlock': '0.0.0.0/0', 'NewThingId': 'new-1'")
                        .target()
                        .type())
                .isEqualTo(RouteTarget.Type.OTHER);
    }

    @Test
    void aDestinationIsABlockOfEitherFamilyOrAPrefixList() {
        assertThat(route("'DestinationCidrBlock': '10.0.0.0/8', 'GatewayId': 'local'"))
                .hasToString("10.0.0.0/8 → local");
        assertThat(route("'DestinationIpv6CidrBlock': '::/0', 'GatewayId': 'igw-1'"))
                .hasToString("::/0 → igw-1");
        assertThat(route("'DestinationPrefixListId': 'pl-1', 'GatewayId': 'vpce-1'")
                        .destination())
                .isEqualTo(new Route.Destination.PrefixListMembers("pl-1"));
    }

    @Test
    void stateAndOriginAreKeptAndAbsentOnesAreUnknown() {
        Route blackhole = route("'DestinationCidrBlock': '0.0.0.0/0', 'NatGatewayId': 'nat-1', 'State': 'blackhole',"
                + " 'Origin': 'EnableVgwRoutePropagation'");
        assertThat(blackhole.state()).isEqualTo(Route.State.BLACKHOLE);
        assertThat(blackhole.origin()).isEqualTo(Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION);

        Route silent = route("'DestinationCidrBlock': '0.0.0.0/0', 'NatGatewayId': 'nat-1'");
        assertThat(silent.state()).isEqualTo(Route.State.UNKNOWN);
        assertThat(silent.origin()).isEqualTo(Route.Origin.UNKNOWN);
    }

    @Test
    void associationsTellTheMainTableAndTheSubnets() {
        RouteTable table = table("'Associations': [{'Main': true}, {'Main': false, 'SubnetId': 'subnet-1'},"
                + " {'SubnetId': 'subnet-2', 'AssociationState': {'State': 'disassociated'}},"
                + " {'GatewayId': 'igw-1', 'AssociationState': {'State': 'associated'}}]");

        assertThat(table.main()).isTrue();
        assertThat(table.subnetIds()).containsExactly("subnet-1");
    }
}
