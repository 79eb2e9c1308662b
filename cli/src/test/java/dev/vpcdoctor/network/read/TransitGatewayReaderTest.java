package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.TransitGateway;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitGatewayReaderTest {
    private static final String GENERAL =
            "{'TransitGatewayAttachments': [{'TransitGatewayAttachmentId': 'tgw-attach-1', 'TransitGatewayId':"
                    + " 'tgw-1', 'ResourceType': 'vpc', 'ResourceId': 'vpc-1', 'State': 'available', 'Association':"
                    + " {'TransitGatewayRouteTableId': 'tgw-rtb-1', 'State': 'associated'}}]}";
    private static final String OF_VPC =
            "{'TransitGatewayVpcAttachments': [{'TransitGatewayAttachmentId': 'tgw-attach-1',"
                    + " 'TransitGatewayId': 'tgw-1', 'VpcId': 'vpc-1', 'State': 'available', 'SubnetIds': ['subnet-1'],"
                    + " 'Options': {'SecurityGroupReferencingSupport': 'enable'}}]}";
    private static final String TABLE =
            "{'TransitGatewayRouteTables': [{'TransitGatewayRouteTableId': 'tgw-rtb-1', 'TransitGatewayId': 'tgw-1'}]}";

    private static TransitGatewayAttachment attachment(String... namesAndTexts) {
        return network(namesAndTexts)
                .find(TransitGatewayAttachment.class, "tgw-attach-1")
                .optional()
                .orElseThrow();
    }

    private static TransitGatewayRouteTable table(String... namesAndTexts) {
        return network(namesAndTexts)
                .find(TransitGatewayRouteTable.class, "tgw-rtb-1")
                .optional()
                .orElseThrow();
    }

    @Test
    void aTransitGatewayTellsWhetherGroupsMayBeNamedAcrossItAndItsDefaultTables() {
        assertThat(network(
                                "t.json",
                                "{'TransitGateways': [{'TransitGatewayId': 'tgw-1', 'State': 'available', 'Options': {"
                                        + "'SecurityGroupReferencingSupport': 'disable',"
                                        + " 'DefaultRouteTableAssociation': 'enable',"
                                        + " 'AssociationDefaultRouteTableId': 'tgw-rtb-1',"
                                        + " 'DefaultRouteTablePropagation': 'disable',"
                                        + " 'PropagationDefaultRouteTableId': 'tgw-rtb-1'}}]}")
                        .all(TransitGateway.class))
                .containsExactly(new TransitGateway(
                        "tgw-1",
                        Optional.of("available"),
                        Optional.of(false),
                        Optional.of("tgw-rtb-1"),
                        Optional.empty()));
    }

    @Test
    void bothAnswersTogetherTellAllOfAnAttachment() {
        assertThat(attachment("a.json", GENERAL, "b.json", OF_VPC))
                .isEqualTo(new TransitGatewayAttachment(
                        "tgw-attach-1",
                        "tgw-1",
                        "vpc",
                        Optional.of("vpc-1"),
                        "available",
                        Fact.known(List.of("subnet-1")),
                        Fact.known(Optional.of("tgw-rtb-1")),
                        Optional.of(true)));
    }

    @Test
    void eachAnswerAloneLeavesUnknownWhatTheOtherTells() {
        assertThat(attachment("a.json", GENERAL).subnetIds())
                .isEqualTo(Fact.unknown(
                        "the subnets of tgw-attach-1 are not in the snapshot",
                        "aws ec2 describe-transit-gateway-vpc-attachments"));
        assertThat(attachment("b.json", OF_VPC).routeTableId())
                .isEqualTo(Fact.unknown(
                        "the route table of tgw-attach-1 is not in the snapshot",
                        "aws ec2 describe-transit-gateway-attachments"));
    }

    @Test
    void anAttachmentWithoutAssociationHasNoTableAndThatIsKnown() {
        assertThat(attachment("a.json", GENERAL.replace("'associated'", "'disassociating'"))
                        .routeTableId())
                .isEqualTo(Fact.known(Optional.empty()));
    }

    @Test
    void routesOfATableComeFromAnAnswerOfTheirOwn() {
        String routes = "{'TransitGatewayRouteTableId': 'tgw-rtb-1', 'AdditionalRoutesAvailable': false, 'Routes': ["
                + "{'DestinationCidrBlock': '10.1.0.0/16', 'Type': 'propagated', 'State': 'active',"
                + " 'TransitGatewayAttachments': [{'TransitGatewayAttachmentId': 'tgw-attach-1'}]},"
                + "{'DestinationCidrBlock': '10.2.0.0/16', 'Type': 'static', 'State': 'blackhole'},"
                + "{'DestinationCidrBlock': '10.3.0.0/16', 'Type': 'static', 'State': 'deleted'}]}";

        assertThat(table("t.json", TABLE, "r.json", routes).routes())
                .isEqualTo(Fact.known(List.of(
                        new TransitRoute(Cidr.parse("10.1.0.0/16"), List.of("tgw-attach-1"), false, false),
                        new TransitRoute(Cidr.parse("10.2.0.0/16"), List.of(), true, true))));
        assertThat(table("r.json", routes).transitGatewayId())
                .as("a table that only its routes tell of")
                .isEmpty();
    }

    @Test
    void routesThatAreNotThereOrNotAllThereAreUnknown() {
        String toKnow = "aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id tgw-rtb-1"
                + " --filters Name=state,Values=active,blackhole";

        assertThat(table("t.json", TABLE).routes())
                .isEqualTo(Fact.unknown("the routes of tgw-rtb-1 are not in the snapshot", toKnow));
        assertThat(table(
                                "r.json",
                                "{'TransitGatewayRouteTableId': 'tgw-rtb-1', 'AdditionalRoutesAvailable': true,"
                                        + " 'Routes': []}")
                        .routes())
                .isEqualTo(Fact.unknown("r.json is one page of several, and the next was not read", toKnow));
    }

    @Test
    void routesReadInOneRegionAreKnownThoughAnotherRegionWasNotAsked() {
        assertThat(table(
                                "eu-west-1/r.json",
                                "{'TransitGatewayRouteTableId': 'tgw-rtb-1', 'Routes': []}",
                                "us-east-1/v.json",
                                "{'Vpcs': []}")
                        .routes())
                .isEqualTo(Fact.known(List.of()));
    }
}
