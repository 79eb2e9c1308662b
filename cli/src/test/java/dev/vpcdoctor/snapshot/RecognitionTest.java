package dev.vpcdoctor.snapshot;

import static dev.vpcdoctor.snapshot.SnapshotAnswers.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final String FUNCTION =
            "'FunctionName': 'checkout'," + " 'FunctionArn': 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'";

    private static List<String> ids(Snapshot snapshot, ResourceKind kind) {
        return snapshot.resources(kind).stream().map(Resource::id).toList();
    }

    @Test
    void filesAreRecognisedByTheirTopLevelKeysAndNotByTheirNames() {
        Snapshot snapshot = snapshot("misc/a/b/whatever.json", "{'Subnets': [{'SubnetId': 'subnet-1'}]}");

        assertThat(ids(snapshot, ResourceKind.SUBNET)).containsExactly("subnet-1");
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void oneDocumentMayHoldSeveralKeys() {
        Snapshot snapshot = snapshot(
                "all.json", "{'Vpcs': [{'VpcId': 'vpc-1'}], 'Subnets': [{'SubnetId': 'subnet-1'}], 'Other': 1}");

        assertThat(ids(snapshot, ResourceKind.VPC)).containsExactly("vpc-1");
        assertThat(ids(snapshot, ResourceKind.SUBNET)).containsExactly("subnet-1");
    }

    @Test
    void oneFileMayHoldSeveralAnswersOneAfterAnother() {
        Snapshot snapshot = snapshot("all.json", "{'Vpcs': [{'VpcId': 'vpc-1'}]}\n{'Vpcs': [{'VpcId': 'vpc-2'}]}");

        assertThat(ids(snapshot, ResourceKind.VPC)).containsExactly("vpc-1", "vpc-2");
        assertThat(snapshot.documents()).extracting(Document::index).containsExactly(0, 1);
    }

    @Test
    void aFunctionIsRecognisedInAllThreeAnswersThatDescribeOne() {
        assertThat(ids(snapshot("f.json", "{" + FUNCTION + "}"), ResourceKind.FUNCTION))
                .containsExactly("arn:aws:lambda:eu-west-1:123456789012:function:checkout");
        assertThat(ids(snapshot("f.json", "{'Functions': [{" + FUNCTION + "}]}"), ResourceKind.FUNCTION))
                .hasSize(1);
        assertThat(ids(snapshot("f.json", "{'Configuration': {" + FUNCTION + "}, 'Code': {}}"), ResourceKind.FUNCTION))
                .hasSize(1);
    }

    @Test
    void theSameFunctionWithAndWithoutLatestIsOneFunctionAndEachAnswerAddsWhatTheOtherLacks() {
        Snapshot snapshot = snapshot(
                "list.json",
                "{'Functions': [{"
                        + FUNCTION.replace("checkout'", "checkout:$LATEST'")
                                .replace("'FunctionName': 'checkout:$LATEST'", "'FunctionName': 'checkout'")
                        + "}]}",
                "get.json",
                "{'Configuration': {" + FUNCTION + ", 'State': 'Active'}}");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.resources(ResourceKind.FUNCTION))
                .singleElement()
                .satisfies(function ->
                        assertThat(function.json().path("State").asText()).isEqualTo("Active"));
    }

    @Test
    void instancesAreFoundInsideTheirReservations() {
        Snapshot snapshot = snapshot(
                "i.json",
                "{'Reservations': [{'Instances': [{'InstanceId': 'i-1'}]},"
                        + " {'Instances': [{'InstanceId': 'i-2'}, {'InstanceId': 'i-3'}]}]}");

        assertThat(ids(snapshot, ResourceKind.INSTANCE)).containsExactly("i-1", "i-2", "i-3");
        assertThat(snapshot.resource(ResourceKind.INSTANCE, "i-3")
                        .orElseThrow()
                        .origin()
                        .pointer())
                .isEqualTo("/Reservations/1/Instances/1");
    }

    @Test
    void answersThatDoNotSayWhoseTheyAreAreRecognisedByWhatWasAddedBesideThem() {
        Snapshot snapshot = snapshot(
                "a.json", "{'VpcId': 'vpc-1', 'EnableDnsSupport': {'Value': true}}",
                "b.json", "{'VpcId': 'vpc-1', 'EnableDnsHostnames': {'Value': false}}",
                "c.json", "{'PrefixListId': 'pl-1', 'Entries': [{'Cidr': '10.0.0.0/8'}]}",
                "d.json", "{'TransitGatewayRouteTableId': 'tgw-rtb-1', 'Routes': []}",
                "e.json", "{'HostedZoneId': 'Z1', 'ResourceRecordSets': []}",
                "g.json", "{'DBParameterGroupName': 'orders', 'Parameters': []}",
                "h.json", "{'DBClusterParameterGroupName': 'shop', 'Parameters': []}",
                "f.json", "{'logGroupName': '/aws/lambda/checkout', 'events': []}");

        assertThat(ids(snapshot, ResourceKind.VPC_ATTRIBUTE)).containsExactly("vpc-1", "vpc-1");
        assertThat(ids(snapshot, ResourceKind.PREFIX_LIST_ENTRIES)).containsExactly("pl-1");
        assertThat(ids(snapshot, ResourceKind.TRANSIT_GATEWAY_ROUTES)).containsExactly("tgw-rtb-1");
        assertThat(ids(snapshot, ResourceKind.RECORD_SET)).containsExactly("Z1");
        assertThat(ids(snapshot, ResourceKind.LOG_EVENT)).containsExactly("/aws/lambda/checkout");
        assertThat(ids(snapshot, ResourceKind.DB_PARAMETERS)).containsExactly("orders");
        assertThat(ids(snapshot, ResourceKind.DB_CLUSTER_PARAMETERS)).containsExactly("shop");
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void anAnswerThatLacksWhoseItIsAsksForIt() {
        Snapshot snapshot = snapshot("entries.json", "{'Entries': [{'Cidr': '10.0.0.0/8'}]}");

        assertThat(snapshot.problems())
                .extracting(SnapshotProblem::says)
                .containsExactly(
                        "entries.json: the answer does not say whose it is:" + " add \"PrefixListId\" beside Entries");
    }

    @Test
    void parametersMayBeOfAnInstanceOrOfACluster() {
        Snapshot snapshot = snapshot(
                "parameters.json",
                "{'Parameters': [{'ParameterName': 'max_connections', 'ApplyMethod': 'pending-reboot'}]}");

        assertThat(snapshot.problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("parameters.json: the answer does not say whose it is: add \"DBParameterGroupName\" or"
                        + " \"DBClusterParameterGroupName\" beside Parameters");
    }

    @Test
    void whatTheProbeSawNeedsNotSayInWhichSubnetItStood() {
        Snapshot snapshot = snapshot(
                "a.json", "{'SubnetId': 'subnet-1', 'probe': {}, 'observations': []}",
                "b.json", "{'probe': {}, 'observations': []}");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(ids(snapshot, ResourceKind.PROBE_REPORT)).containsExactly("subnet-1", "");
    }

    @Test
    void otherJsonThatUsesTheSameWordsIsKeptAndNotMistaken() {
        Snapshot snapshot = snapshot(
                "a.json", "{'Routes': ['GET /orders'], 'Entries': 3, 'Configuration': {'debug': true}}",
                "b.json", "{'events': [{'name': 'click'}]}",
                "c.json", "{'observations': [{'bird': 'heron'}]}");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.documents()).hasSize(3);
        assertThat(Arrays.stream(ResourceKind.values())
                        .filter(kind -> !snapshot.resources(kind).isEmpty()))
                .isEmpty();
    }

    @Test
    void accountAndRegionComeFromTheFolders() {
        Snapshot snapshot = snapshot(
                "x/accounts/123456789012/eu-west-1/v.json",
                "{'Vpcs': [{'VpcId': 'vpc-1', 'OwnerId': '999999999999'}]}");

        Origin origin = snapshot.resources(ResourceKind.VPC).get(0).origin();
        assertThat(origin.account()).contains("123456789012");
        assertThat(origin.region()).contains("eu-west-1");
    }

    @Test
    void withoutFoldersAccountAndRegionComeFromTheResourcesAndOneTellsForTheWholeAnswer() {
        Snapshot snapshot = snapshot(
                "s.json",
                "{'Subnets': [{'SubnetId': 'subnet-1',"
                        + " 'SubnetArn': 'arn:aws:ec2:ap-southeast-2:123456789012:subnet/subnet-1'},"
                        + " {'SubnetId': 'subnet-2'}]}");

        assertThat(snapshot.resource(ResourceKind.SUBNET, "subnet-2")
                        .orElseThrow()
                        .origin())
                .isEqualTo(
                        new Origin("s.json", "/Subnets/1", Optional.of("123456789012"), Optional.of("ap-southeast-2")));
        assertThat(snapshot.regions()).containsExactly("ap-southeast-2");
    }

    @Test
    void aRegionIsReadOutOfEveryKindOfZone() {
        assertThat(AccountAndRegion.regionOfZone("eu-west-1a")).contains("eu-west-1");
        assertThat(AccountAndRegion.regionOfZone("us-west-2-lax-1a")).contains("us-west-2");
        assertThat(AccountAndRegion.regionOfZone("us-gov-west-1b")).contains("us-gov-west-1");
        assertThat(AccountAndRegion.regionOfZone("eusc-de-east-1")).contains("eusc-de-east-1");
        assertThat(AccountAndRegion.regionOfZone("subnets-1")).isEmpty();
        assertThat(AccountAndRegion.regionOfZone("my-project-2024")).isEmpty();
        assertThat(AccountAndRegion.regionOfZone("")).isEmpty();
    }

    @Test
    void refusedCallsAreFactsInEachOfTheirForms() {
        Snapshot snapshot = snapshot(
                "a.json",
                "{'Error': {'Operation': 'ec2:DescribeVpcEndpoints', 'Code': 'UnauthorizedOperation',"
                        + " 'Message': 'You are not authorized'}}",
                "b.json",
                "{'Operation': 'ec2:DescribeVpcs', 'Error': {'Code': 'RequestLimitExceeded', 'Message': 'slow'}}",
                "c.json",
                "{'Error': 'no', 'Operation': 'ec2:DescribeSubnets', 'Code': 'Timeout', 'Message': 'no answer'}");

        assertThat(snapshot.refusedCalls())
                .extracting(RefusedCall::operation, RefusedCall::code, RefusedCall::message)
                .containsExactly(
                        tuple("ec2:DescribeVpcEndpoints", "UnauthorizedOperation", "You are not authorized"),
                        tuple("ec2:DescribeVpcs", "RequestLimitExceeded", "slow"),
                        tuple("ec2:DescribeSubnets", "Timeout", "no answer"));
    }

    @Test
    void anErrorThatDoesNotNameItsCallIsAProblem() {
        assertThat(snapshot("e.json", "{'Error': {'Code': 'X'}}").problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("e.json, /Error: the error does not say to which call:"
                        + " add \"Operation\": \"ec2:Describe...\" beside its Code");
    }

    @Test
    void anAnswerCutDownWithQueryAsksForTheWholeOne() {
        assertThat(snapshot("s.json", "[{'SubnetId': 'subnet-1'}]").problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("s.json: expected an object with a key such as Subnets, found a list:"
                        + " save the whole answer of AWS, without --query");
    }

    @Test
    void nameRepeatedInAnotherRegionIsAnotherResourceAndNotOneOfThem() {
        Snapshot snapshot = snapshot(
                "eu-west-1/db.json", "{'DBInstances': [{'DBInstanceIdentifier': 'orders', 'Engine': 'mysql'}]}",
                "us-east-1/db.json", "{'DBInstances': [{'DBInstanceIdentifier': 'orders', 'Engine': 'postgres'}]}");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.resources(ResourceKind.DB_INSTANCE)).hasSize(2);
        assertThat(snapshot.resource(ResourceKind.DB_INSTANCE, "orders")).isEmpty();
    }

    @Test
    void everyKindNamesTheCallThatTellsIt() {
        assertThat(ResourceKind.VPC.command()).isEqualTo("aws ec2 describe-vpcs");
        assertThat(ResourceKind.DB_INSTANCE.command()).isEqualTo("aws rds describe-db-instances");
        assertThat(ResourceKind.DB_PROXY.command()).isEqualTo("aws rds describe-db-proxies");
        assertThat(ResourceKind.HOSTED_ZONE.command()).isEqualTo("aws route53 list-hosted-zones-by-vpc");
        assertThat(ResourceKind.FILE_SYSTEM_MOUNT_TARGET.command()).isEqualTo("aws efs describe-mount-targets");
        assertThat(ResourceKind.FILE_SYSTEM_MOUNT_TARGET.operation())
                .isEqualTo("elasticfilesystem:DescribeMountTargets");
        assertThat(ResourceKind.LOAD_BALANCER.operation()).isEqualTo("elasticloadbalancing:DescribeLoadBalancers");
        assertThat(ResourceKind.QUOTA.operation()).isEqualTo("servicequotas:GetServiceQuota");
        assertThat(ResourceKind.BLOCK_PUBLIC_ACCESS_OPTIONS.command())
                .isEqualTo("aws ec2 describe-vpc-block-public-access-options");
    }

    @Test
    void kindsThatShareAKeyAreToldApartByWhoseTheirAnswersAre() {
        List<List<String>> marks = Arrays.stream(ResourceKind.values())
                .map(kind ->
                        kind.shape() == AnswerShape.WHOLE ? List.of(kind.key(), kind.idField()) : List.of(kind.key()))
                .toList();
        assertThat(new HashSet<>(marks)).hasSameSizeAs(marks);
    }
}
