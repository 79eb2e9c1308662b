package dev.vpcdoctor.snapshot;

import static dev.vpcdoctor.snapshot.SnapshotAnswers.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Optional<String> IRELAND = Optional.of("eu-west-1");

    private static Coverage of(Snapshot snapshot, ResourceKind kind) {
        return snapshot.coverage(kind, IRELAND);
    }

    @Test
    void aListThatWasReadIsWholeEvenWhenItIsEmpty() {
        assertThat(of(snapshot("eu-west-1/n.json", "{'NatGateways': []}"), ResourceKind.NAT_GATEWAY))
                .isEqualTo(new Coverage.Whole());
    }

    @Test
    void aListThatIsNotThereNamesTheCallThatIsMissing() {
        assertThat(of(snapshot("eu-west-1/v.json", "{'Vpcs': []}"), ResourceKind.NAT_GATEWAY))
                .isEqualTo(new Coverage.None("aws ec2 describe-nat-gateways is not in the snapshot"));
    }

    @Test
    void aListThatIsNotThereMayHaveBeenInAFileThatCouldNotBeRead() {
        assertThat(of(snapshot("n.json", "not json"), ResourceKind.NAT_GATEWAY))
                .isEqualTo(new Coverage.None("aws ec2 describe-nat-gateways is not in the snapshot,"
                        + " or it was in n.json, which could not be read"));
    }

    @Test
    void aRefusedCallSaysSo() {
        Snapshot snapshot = snapshot(
                "eu-west-1/e.json",
                "{'Error': {'Operation': 'ec2:DescribeNatGateways', 'Code': 'UnauthorizedOperation', 'Message': ''}}");

        assertThat(of(snapshot, ResourceKind.NAT_GATEWAY))
                .isEqualTo(new Coverage.None("ec2:DescribeNatGateways was refused (UnauthorizedOperation)"));
        assertThat(snapshot.coverage(ResourceKind.NAT_GATEWAY, Optional.of("us-east-1")))
                .isEqualTo(new Coverage.None("aws ec2 describe-nat-gateways is not in the snapshot"));
    }

    @Test
    void anotherRegionIsNotCovered() {
        Snapshot snapshot = snapshot("eu-west-1/n.json", "{'NatGateways': []}", "us-east-1/v.json", "{'Vpcs': []}");

        assertThat(snapshot.coverage(ResourceKind.NAT_GATEWAY, Optional.of("us-east-1")))
                .isInstanceOf(Coverage.None.class);
        assertThat(snapshot.coverage(ResourceKind.NAT_GATEWAY, Optional.empty()))
                .as("somewhere it is missing")
                .isEqualTo(new Coverage.Partial("aws ec2 describe-nat-gateways is not in the snapshot"));
    }

    @Test
    void aDocumentWithoutRegionCountsForEveryRegion() {
        Snapshot snapshot = snapshot(
                "n.json",
                "{'NatGateways': []}",
                "s.json",
                "{'Subnets': [{'SubnetId': 's', 'AvailabilityZone': 'eu-west-1a'}]}");

        assertThat(of(snapshot, ResourceKind.NAT_GATEWAY)).isEqualTo(new Coverage.Whole());
        assertThat(of(snapshot, ResourceKind.SUBNET)).isEqualTo(new Coverage.Whole());
        assertThat(snapshot.coverage(ResourceKind.SUBNET, Optional.of("us-east-1")))
                .isInstanceOf(Coverage.None.class);
    }

    @Test
    void rolesAreOfTheAccountAndSoOfEveryRegion() {
        Snapshot snapshot = snapshot("us-east-1/iam.json", "{'RoleDetailList': []}");
        assertThat(of(snapshot, ResourceKind.ROLE)).isEqualTo(new Coverage.Whole());
    }

    @Test
    void anUnreadPageIsMissing() {
        Coverage expected = new Coverage.Partial("s.json is one page of several, and the next was not read");

        assertThat(of(snapshot("s.json", "{'Subnets': [], 'NextToken': 'abc'}"), ResourceKind.SUBNET))
                .isEqualTo(expected);
        assertThat(of(snapshot("s.json", "{'DBInstances': [], 'Marker': 'abc'}"), ResourceKind.DB_INSTANCE))
                .isEqualTo(expected);
        assertThat(of(snapshot("s.json", "{'Functions': [], 'NextMarker': 'abc'}"), ResourceKind.FUNCTION))
                .isEqualTo(expected);
        assertThat(of(snapshot("s.json", "{'RoleDetailList': [], 'IsTruncated': true}"), ResourceKind.ROLE))
                .isEqualTo(expected);
        assertThat(of(
                        snapshot(
                                "s.json",
                                "{'Routes': [], 'TransitGatewayRouteTableId': 't', 'AdditionalRoutesAvailable': true}"),
                        ResourceKind.TRANSIT_GATEWAY_ROUTES))
                .isEqualTo(expected);
        assertThat(of(snapshot("s.json", "{'Subnets': [], 'NextToken': null}"), ResourceKind.SUBNET))
                .isEqualTo(new Coverage.Whole());
    }

    @Test
    void pagesThatFollowEachOtherInOneFileAreWhole() {
        Snapshot snapshot = snapshot("s.json", "{'Subnets': [], 'NextToken': 'abc'}\n{'Subnets': []}");
        assertThat(of(snapshot, ResourceKind.SUBNET)).isEqualTo(new Coverage.Whole());
    }

    @Test
    void singleFunctionsDoNotTellWhichOthersThereAre() {
        String one = "{'FunctionName': 'f', 'FunctionArn': 'arn:aws:lambda:eu-west-1:123456789012:function:f'}";

        assertThat(of(snapshot("f.json", one), ResourceKind.FUNCTION))
                .isEqualTo(new Coverage.Partial("only one was described"));
        assertThat(of(snapshot("f.json", one, "l.json", "{'Functions': [" + one + "]}"), ResourceKind.FUNCTION))
                .isEqualTo(new Coverage.Whole());
    }
}
