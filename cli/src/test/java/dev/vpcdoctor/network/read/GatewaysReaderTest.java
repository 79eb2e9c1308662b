package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.only;
import static dev.vpcdoctor.network.read.TestNetworks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpnGateway;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gateways, endpoints and peerings: all that a route may lead to but a transit gateway. */
class GatewaysReaderTest {

    private static NatGateway nat(String more) {
        return only(
                NatGateway.class,
                "{'NatGateways': [{'NatGatewayId': 'nat-1', 'VpcId': 'vpc-1', 'State': 'available'" + more + "}]}");
    }

    private static VpcEndpoint endpoint(String more) {
        return only(
                VpcEndpoint.class,
                "{'VpcEndpoints': [{'VpcEndpointId': 'vpce-1', 'VpcId': 'vpc-1', 'State': 'available',"
                        + " 'ServiceName': 'com.amazonaws.eu-west-1.sqs'" + more + "}]}");
    }

    @Test
    void aNatGatewayFromBeforePrivateAndRegionalOnesIsPublicAndZonal() {
        NatGateway gateway = nat(", 'SubnetId': 'subnet-1', 'NatGatewayAddresses':"
                + " [{'PrivateIp': '10.0.0.5', 'PublicIp': '52.0.0.5'}, {'PrivateIp': '10.0.0.6'}]");

        assertThat(gateway.connectivity()).isEqualTo(NatGateway.Connectivity.PUBLIC);
        assertThat(gateway.regional()).isFalse();
        assertThat(gateway.subnetId()).contains("subnet-1");
        assertThat(texts(gateway.privateAddresses())).containsExactly("10.0.0.5", "10.0.0.6");
        assertThat(texts(gateway.publicAddresses())).containsExactly("52.0.0.5");
    }

    @Test
    void aRegionalOrPrivateOrFailedNatGatewaySaysSo() {
        NatGateway regional = nat(", 'AvailabilityMode': 'regional', 'RouteTableId': 'rtb-1'");
        assertThat(regional.regional()).isTrue();
        assertThat(regional.routeTableId()).contains("rtb-1");
        assertThat(regional.subnetId()).isEmpty();
        assertThat(nat(", 'ConnectivityType': 'private'").connectivity()).isEqualTo(NatGateway.Connectivity.PRIVATE);
        assertThat(nat(", 'FailureMessage': 'Network vpc-1 has no Internet gateway attached'")
                        .failureMessage())
                .contains("Network vpc-1 has no Internet gateway attached");
    }

    @Test
    void onlyGatewaysThatAreAttachedNowCount() {
        assertThat(only(
                                InternetGateway.class,
                                "{'InternetGateways': [{'InternetGatewayId': 'igw-1', 'Attachments': [{'State':"
                                    + " 'available', 'VpcId': 'vpc-1'}, {'State': 'detaching', 'VpcId': 'vpc-2'}]}]}")
                        .attachedVpcIds())
                .containsExactly("vpc-1");
        assertThat(only(
                                VpnGateway.class,
                                "{'VpnGateways': [{'VpnGatewayId': 'vgw-1', 'State': 'available', 'VpcAttachments':"
                                        + " [{'State': 'attached', 'VpcId': 'vpc-1'}, {'State': 'detached', 'VpcId':"
                                        + " 'vpc-2'}]}]}")
                        .attachedVpcIds())
                .containsExactly("vpc-1");
    }

    @Test
    void anEgressOnlyGatewayIsAnInternetGatewayThatLetsNothingIn() {
        InternetGateway gateway = only(
                InternetGateway.class,
                "{'EgressOnlyInternetGateways': [{'EgressOnlyInternetGatewayId': 'eigw-1',"
                        + " 'Attachments': [{'State': 'attached', 'VpcId': 'vpc-1'}]}]}");

        assertThat(gateway.egressOnly()).isTrue();
        assertThat(gateway.attachedVpcIds()).containsExactly("vpc-1");
    }

    @Test
    void internetGatewaysAreListedWholeEvenWhereEgressOnlyOnesWereNotRead() {
        Network network = network("i.json", "{'InternetGateways': []}");

        assertThat(network.listing(InternetGateway.class, Optional.empty()))
                .isEqualTo(new Listing(true, "", "aws ec2 describe-egress-only-internet-gateways"));
    }

    @ParameterizedTest
    @CsvSource({
        "Gateway, GATEWAY",
        "Interface, INTERFACE",
        "GatewayLoadBalancer, GATEWAY_LOAD_BALANCER",
        "interface, INTERFACE",
        "Resource, OTHER"
    })
    void endpointsAreOfOneTypeHoweverItIsSpelt(String text, VpcEndpoint.Type type) {
        assertThat(endpoint(", 'VpcEndpointType': '" + text + "'").type()).isEqualTo(type);
    }

    @Test
    void anInterfaceEndpointTellsWhereItStandsWhatGuardsItAndItsNames() {
        VpcEndpoint endpoint = endpoint(", 'VpcEndpointType': 'Interface', 'SubnetIds': ['subnet-1'],"
                + " 'Groups': [{'GroupId': 'sg-1', 'GroupName': 'x'}], 'NetworkInterfaceIds': ['eni-1'],"
                + " 'PrivateDnsEnabled': true, 'DnsEntries': [{'DnsName': 'VPCE-1.sqs.eu-west-1.vpce.amazonaws.com'}],"
                + " 'DnsOptions': {'PrivateDnsOnlyForInboundResolverEndpoint': true}");

        assertThat(endpoint.subnetIds()).containsExactly("subnet-1");
        assertThat(endpoint.securityGroupIds()).containsExactly("sg-1");
        assertThat(endpoint.networkInterfaceIds()).containsExactly("eni-1");
        assertThat(endpoint.privateDnsOnlyForInboundResolver()).isTrue();
        assertThat(endpoint.dnsNames()).containsExactly("vpce-1.sqs.eu-west-1.vpce.amazonaws.com");
    }

    @Test
    void thePrivateNamesOfItsServiceAreItsNamesWhenPrivateDnsIsOn() {
        String services =
                "{'ServiceDetails': [{'ServiceId': 'vpce-svc-1', 'ServiceName': 'com.amazonaws.eu-west-1.sqs',"
                        + " 'PrivateDnsName': 'sqs.eu-west-1.amazonaws.com', 'PrivateDnsNames': [{'PrivateDnsName':"
                        + " 'sqs.eu-west-1.amazonaws.com'}, {'PrivateDnsName': 'eu-west-1.queue.amazonaws.com'}]}]}";
        String on = "{'VpcEndpoints': [{'VpcEndpointId': 'vpce-1', 'VpcId': 'vpc-1', 'State': 'Available',"
                + " 'ServiceName': 'com.amazonaws.eu-west-1.sqs', 'PrivateDnsEnabled': true}]}";

        assertThat(network("s.json", services, "e.json", on)
                        .find(VpcEndpoint.class, "vpce-1")
                        .optional()
                        .orElseThrow()
                        .dnsNames())
                .containsExactly("sqs.eu-west-1.amazonaws.com", "eu-west-1.queue.amazonaws.com");
        assertThat(network("s.json", services, "e.json", on.replace("true", "false"))
                        .find(VpcEndpoint.class, "vpce-1")
                        .optional()
                        .orElseThrow()
                        .dnsNames())
                .isEmpty();
    }

    @Test
    void statesOfEndpointsAreWrittenInAnyCase() {
        assertThat(endpoint("").isAvailable()).isTrue();
        assertThat(only(
                                VpcEndpoint.class,
                                "{'VpcEndpoints': [{'VpcEndpointId': 'vpce-1', 'VpcId': 'vpc-1', 'State':"
                                        + " 'PendingAcceptance'}]}")
                        .state())
                .isEqualTo("pendingacceptance");
    }

    @Test
    void aPeeringTellsBothSidesAsFarAsItKnowsThem() {
        VpcPeeringConnection peering = only(
                VpcPeeringConnection.class,
                "{'VpcPeeringConnections': [{'VpcPeeringConnectionId': 'pcx-1', 'Status': {'Code': 'active'},"
                        + " 'RequesterVpcInfo': {'VpcId': 'vpc-1', 'Region': 'eu-west-1', 'CidrBlock': '10.0.0.0/16',"
                        + "  'CidrBlockSet': [{'CidrBlock': '10.0.0.0/16'}, {'CidrBlock': '10.9.0.0/16'}],"
                        + "  'Ipv6CidrBlockSet': [{'Ipv6CidrBlock': '2600:1f18::/56'}]},"
                        + " 'AccepterVpcInfo': {'VpcId': 'vpc-2', 'Region': 'us-east-1'}}]}");

        assertThat(texts(peering.requester().cidrBlocks()))
                .containsExactly("10.0.0.0/16", "10.9.0.0/16", "2600:1f18::/56");
        assertThat(peering.accepter().cidrBlocks()).isEmpty();
        assertThat(peering.isActive()).isTrue();
        assertThat(peering.isWithinOneRegion()).isFalse();
    }
}
