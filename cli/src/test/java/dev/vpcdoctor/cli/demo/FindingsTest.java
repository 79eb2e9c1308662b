package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Finding;
import dev.vpcdoctor.diagnosis.Fix;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.remedy.Prices;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of filters, names, endpoints and the far end, word by word. */
class FindingsTest {

    @Test
    void aRefusedCallSaysWhatIsUnknownForItAndHowToBeSure() {
        assertThat(first("endpoints-not-read").summary())
                .isEqualTo("ec2:DescribeVpcEndpoints was refused (UnauthorizedOperation): there may be an endpoint for"
                        + " secretsmanager or not. To be sure: aws ec2 describe-vpc-endpoints.");
    }

    @Test
    void whatLiesBehindAVpnIsNotAwssToTell() {
        assertThat(first("behind-a-vpn").summary())
                .isEqualTo("VPN gateway vgw-0office: leads to a network outside AWS, which is not AWS's to tell. To be"
                        + " sure: send packets: vpc-doctor diagnose checkout --to 10.50.1.7:1521 --probe deploy.");
    }

    @Test
    void aNameServerOfOnesOwnMayAnswerAnything() {
        assertThat(first("own-name-server-reached").summary())
                .isEqualTo("What the VPC's own name server 10.20.20.53 answers is not in the configuration. To be"
                        + " sure: send packets: vpc-doctor diagnose checkout --to"
                        + " orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432 --probe deploy.");
    }

    @Test
    void aHealthyNetworkSendsTheReaderElsewhere() {
        assertThat(first("all-facts-are-there").summary())
                .isEqualTo("Every rule and route on the way, and on the way back, lets the connection through. If the"
                        + " function still fails, look at credentials, the request itself, or the function's own"
                        + " time-outs.");
    }

    @Test
    void aConfigurationAloneIsNeverCertain() {
        assertThat(Scenarios.all())
                .flatExtracting(scenario -> diagnose(scenario).findings())
                .extracting(Finding::confidence)
                .isNotEmpty()
                .doesNotContain(Confidence.CERTAIN);
    }

    @Test
    void whatHoldsOnlyIfTheNameMeansWhatItMostlyMeansIsPossible() {
        assertThat(findings("endpoints-not-read-and-no-nat"))
                .extracting(finding -> finding.code() + " " + finding.confidence())
                .containsExactly("not-enough-evidence likely", "no-route-to-internet possible");
    }

    @Test
    void twoFaultsAreMendedAndCheckedTogether() {
        assertThat(findings("two-faults"))
                .extracting(finding -> finding.fix().orElseThrow().outcome())
                .containsExactly(
                        "with all fixes together the path is open from both subnets",
                        "with all fixes together the path is open from both subnets");
    }

    @Test
    void aFaultBehindAnotherIsToldWithIt() {
        assertThat(findings("private-dns-off-with-a-closed-endpoint").get(1).evidence())
                .extracting(Evidence::says)
                .containsExactly(
                        "no rule admits tcp 443 from sg-0function", "it shows once what stands above is mended");
    }

    @Test
    void theNameServerItselfIsTheGoalWhereItsAnswersAreNotKnown() {
        Finding finding = first("own-name-server-not-reached");

        assertThat(finding.summary())
                .isEqualTo("No name resolves: the VPC's name server 10.20.20.53 is not reached. The security group of"
                        + " name server 10.20.20.53 does not admit the function.");
        Fix fix = finding.fix().orElseThrow();
        assertThat(fix.outcome())
                .isEqualTo("with it name server 10.20.20.53 is reached; what it answers is not in the configuration");
        assertThat(fix.commands())
                .containsExactly(
                        "aws ec2 authorize-security-group-ingress --group-id sg-0dns --protocol udp --port 53"
                                + " --source-group sg-0function",
                        "aws ec2 authorize-security-group-ingress --group-id sg-0dns --protocol tcp --port 53"
                                + " --source-group sg-0function");
    }

    @Test
    void moreExecutionsThanConnectionsWarnBesideAHealthyNetwork() {
        Finding warning = findings("more-executions-than-connections").get(1);

        assertThat(warning.summary())
                .isEqualTo("Up to 500 executions of checkout may connect at once, and orders takes at most 450"
                        + " connections.");
        assertThat(warning.evidence())
                .extracting(Evidence::says)
                .containsExactly(
                        "500 concurrent executions are reserved for checkout",
                        "db.t4g.medium takes 450 connections at most (max_connections ="
                                + " LEAST({DBInstanceClassMemory/9531392},5000), of its nominal memory; in truth it is"
                                + " less)");
        Fix fix = warning.fix().orElseThrow();
        assertThat(fix.commands())
                .containsExactly("aws lambda put-function-concurrency --function-name checkout"
                        + " --reserved-concurrent-executions 360");
        assertThat(fix.checked()).isTrue();
        assertThat(fix.outcome()).isEqualTo("with it this does not hold any more");
    }

    @Test
    void whatAParameterGroupSetsIsNoUpperBound() {
        Finding warning = findings("a-parameter-group-with-fewer-connections").get(1);

        assertThat(warning.summary())
                .isEqualTo("Up to 100 executions of checkout may connect at once, and orders takes 100 connections.");
        assertThat(warning.evidence())
                .extracting(Evidence::says)
                .contains("max_connections is 100 in parameter group orders");
    }

    @Test
    void aProxyThatCannotReachItsDatabaseIsNoFaultOfTheWay() {
        Finding finding = first("proxy-cannot-reach-its-database");

        assertThat(finding.summary())
                .isEqualTo("The database proxy orders-proxy takes connections, and none of its databases is available"
                        + " to it.");
        assertThat(finding.resources()).containsExactly("orders-proxy", "orders");
        assertThat(finding.fix().orElseThrow().commands())
                .containsExactly("aws ec2 authorize-security-group-ingress --group-id sg-0database --protocol tcp"
                        + " --port 5432 --source-group sg-0proxy");
        assertThat(finding.fix().orElseThrow().checked())
                .as("what the proxy sees then is not in the configuration")
                .isFalse();
    }

    @Test
    void aSecretThatIsOutOfDateIsMendedByNoRuleOfTheNetwork() {
        Finding finding = first("proxy-with-a-wrong-password");

        assertThat(finding.evidence())
                .extracting(Evidence::says)
                .containsExactly("UNAVAILABLE, AUTH_FAILURE: Proxy does not have any registered credentials");
        assertThat(finding.fix().orElseThrow().commands()).isEmpty();
        assertThat(finding.fix().orElseThrow().summary()).startsWith("put right the user name and password");
    }

    @Test
    void aProxyIsReachedFromInsideOnly() {
        assertThat(first("proxy-from-outside").summary())
                .isEqualTo("The function is not in a VPC, and the database proxy orders-proxy can be reached from"
                        + " inside only.");
        assertThat(commands("proxy-from-outside"))
                .containsExactly("aws lambda update-function-configuration --function-name checkout --vpc-config"
                        + " SubnetIds=subnet-0fna,subnet-0fnb,SecurityGroupIds=sg-0function");
    }

    @Test
    void aDatabaseThatPausesNeedsMoreTimeThanLostPackets() {
        Finding pausing = findings("a-database-that-pauses").get(1);

        assertThat(pausing.summary())
                .isEqualTo("After 10 s checkout gives up; shop takes about 15 s to resume when it has paused.");
        assertThat(pausing.fix().orElseThrow().commands())
                .containsExactly("aws lambda update-function-configuration --function-name checkout --timeout 30");
    }

    @Test
    void aNameThatLeadsAroundThePrivateWayIsMendedAtThePeering() {
        Finding finding = first("name-means-the-public-address");

        assertThat(finding.summary())
                .isEqualTo("The name of archive:5432 means its public address to checkout, and over the internet it is"
                        + " not reached.");
        assertThat(finding.evidence())
                .extracting(Evidence::says)
                .containsExactly(
                        "its public address (pcx-0reports does not resolve names of vpc-0reports to private addresses)",
                        "no rule admits tcp 5432 from 198.51.100.10",
                        "no rule admits tcp 5432 from 198.51.100.11");
        assertThat(commands("name-means-the-public-address"))
                .containsExactly("aws ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id"
                        + " pcx-0reports --accepter-peering-connection-options AllowDnsResolutionFromRemoteVpc=true");
    }

    @Test
    void aLoadBalancerThatFacesTheInternetSeesTheNatGateways() {
        assertThat(commands("load-balancer-that-faces-the-internet"))
                .containsExactly(
                        "aws ec2 authorize-security-group-ingress --group-id sg-0shop --protocol tcp --port 443"
                                + " --cidr 198.51.100.10/32",
                        "aws ec2 authorize-security-group-ingress --group-id sg-0shop --protocol tcp --port 443"
                                + " --cidr 198.51.100.11/32");
    }

    @Test
    void mailGoesByAnotherPort() {
        Fix fix = first("mail-on-port-25").fix().orElseThrow();

        assertThat(fix.commands()).isEmpty();
        assertThat(fix.checked()).isFalse();
        assertThat(fix.summary()).contains("port 587 or 465", "Amazon SES");
    }

    @Test
    void theFunctionIsLetOutToThePrefixList() {
        assertThat(first("s3-forgotten-in-outbound-rules").resources())
                .containsExactly("sg-0function", "pl-6da54004", "vpce-0s3");
        assertThat(commands("s3-forgotten-in-outbound-rules"))
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-0function --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-6da54004}]'");
    }

    @Test
    void theFunctionIsLetOutToTheGroupRatherThanToEverywhere() {
        assertThat(commands("function-may-not-send"))
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-0function --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=sg-0database}]'");
    }

    @Test
    void aGatewayEndpointCostsNothing() {
        Fix fix = first("no-way-to-dynamodb").fix().orElseThrow();

        assertThat(fix.monthlyCostUsd()).contains(0.0);
        assertThat(fix.commands())
                .containsExactly("aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-0main"
                        + " --service-name com.amazonaws.eu-west-1.dynamodb --route-table-ids rtb-0fna rtb-0fnb");
    }

    @Test
    void anInterfaceEndpointCostsByTheZone() {
        assertThat(first("no-way-to-sqs").fix().orElseThrow().monthlyCostUsd())
                .contains(2 * Prices.INTERFACE_ENDPOINT_PER_ZONE);
    }

    @Test
    void whereTheOutboundRulesKnowNoEndpointTheNewOnesGroupIsNamed() {
        assertThat(findings("no-way-to-sqs-with-tight-outbound-rules")
                        .get(1)
                        .fix()
                        .orElseThrow()
                        .commands())
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-0function --ip-permissions"
                        + " \"IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=$ENDPOINT_SG}]\"");
    }

    @Test
    void theAttributeComesBeforeThePrivateDnsThatNeedsIt() {
        assertThat(commands("host-names-off"))
                .containsExactly("aws ec2 modify-vpc-attribute --vpc-id vpc-0main --enable-dns-hostnames Value=true");
        assertThat(commands("private-dns-off"))
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0secrets --private-dns-enabled");
    }

    @Test
    void onlyTheTablesThatLackTheEndpointAreAdded() {
        assertThat(findings("s3-endpoint-on-one-table")
                        .get(1)
                        .fix()
                        .orElseThrow()
                        .commands())
                .containsExactly(
                        "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0s3 --add-route-table-ids rtb-0fnb");
    }

    @Test
    void aPolicyThatDeniesCannotBeOutvoted() {
        assertThat(commands("endpoint-policy-with-a-deny"))
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0s3 --reset-policy");
    }

    @Test
    void answersMayComeFromWhereverTheDatabaseStandsNext() {
        assertThat(first("network-acl-drops-half-of-the-answers").summary())
                .isEqualTo("Network ACL acl-0function drops about 49 % of the answers from orders:5432: connections"
                        + " fail now and then.");
        assertThat(commands("network-acl-drops-half-of-the-answers"))
                .containsExactly(
                        "aws ec2 create-network-acl-entry --network-acl-id acl-0function --rule-number 200 --ingress"
                                + " --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.20.20.0/24"
                                + " --rule-action allow",
                        "aws ec2 create-network-acl-entry --network-acl-id acl-0function --rule-number 300 --ingress"
                                + " --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.20.21.0/24"
                                + " --rule-action allow");
    }

    @Test
    void aRoleIsGivenAwssPolicyAndLambdaTriesAgain() {
        Finding finding = first("role-without-vpc-rights");

        assertThat(finding.summary())
                .isEqualTo("Lambda cannot give checkout its network interfaces: role checkout may not"
                        + " ec2:CreateNetworkInterface and 5 more.");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.evidence())
                .extracting(Evidence::says)
                .first()
                .isEqualTo(
                        "Lambda: the state is Failed, InsufficientRolePermissions: \"The provided execution role does"
                                + " not have permissions to call CreateNetworkInterface on EC2\"; invocations fail");
        assertThat(finding.fix().orElseThrow().outcome())
                .isEqualTo("attach AWSLambdaVPCAccessExecutionRole to role checkout, and let Lambda set checkout up"
                        + " again; if it refuses to update a function that failed, make it anew; with it this does not"
                        + " hold any more");
        assertThat(commands("role-without-vpc-rights"))
                .containsExactly(
                        "aws iam attach-role-policy --role-name checkout --policy-arn"
                                + " arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
                        "aws lambda update-function-configuration --function-name checkout --vpc-config"
                                + " SubnetIds=subnet-0fna,subnet-0fnb,SecurityGroupIds=sg-0function",
                        "aws lambda wait function-updated-v2 --function-name checkout");
    }

    @Test
    void aRoleThatLostItsRightsIsAWarningAsLongAsTheFunctionRuns() {
        Finding finding = finding("role-lost-its-vpc-rights", "role-cannot-manage-enis");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.summary())
                .isEqualTo("checkout runs on the network interfaces that it has, but Lambda could not make new ones:"
                        + " role checkout may not ec2:CreateNetworkInterface and 5 more.");
        assertThat(finding.fix().orElseThrow().checked()).isTrue();
    }

    @Test
    void aDenyIsNarrowedToTheFunctionsCode() {
        assertThat(commands("role-denied-its-own-interfaces"))
                .containsExactly(
                        "aws iam put-role-policy --role-name checkout --policy-name keep-code-away --policy-document"
                                + " '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":"
                                + "[\"ec2:CreateNetworkInterface\",\"ec2:DescribeNetworkInterfaces\","
                                + "\"ec2:DescribeSubnets\",\"ec2:DeleteNetworkInterface\","
                                + "\"ec2:AssignPrivateIpAddresses\",\"ec2:UnassignPrivateIpAddresses\","
                                + "\"ec2:DetachNetworkInterface\"],\"Resource\":\"*\",\"Condition\":{\"ArnLike\":"
                                + "{\"lambda:SourceFunctionArn\":[\"arn:aws:lambda:*:123456789012:function:*\"]}}}]}'",
                        "aws lambda invoke --function-name checkout /dev/stdout || true",
                        "aws lambda wait function-active-v2 --function-name checkout");
    }

    @Test
    void aBoundaryIsWidenedByWhatIsMissing() {
        assertThat(commands("role-boundary-without-interfaces").get(0))
                .startsWith("aws iam create-policy-version --policy-arn"
                        + " arn:aws:iam::123456789012:policy/team-boundary --set-as-default --policy-document '{")
                .contains("\"logs:*\"", "\"ec2:CreateNetworkInterface\"");
        assertThat(first("role-boundary-without-interfaces").evidence())
                .extracting(Evidence::says)
                .anyMatch(says -> says.startsWith("the permissions boundary team-boundary does not allow ec2:Create"));
    }

    @Test
    void theOlderOfAwssPoliciesLacksOneActionAndIsNotCalledBroken() {
        assertThat(finding("role-without-describe-subnets", "role-cannot-manage-enis")
                        .summary())
                .isEqualTo("Role checkout may not ec2:DescribeSubnets, which Lambda's guide asks for since 2024; older"
                        + " policies do without.");
    }

    @Test
    void whatIsNotKnownOfTheRoleIsNoted() {
        assertThat(notes("roles-not-readable"))
                .contains("role checkout: iam:GetAccountAuthorizationDetails was refused (AccessDenied), so whether"
                        + " Lambda may manage the network interfaces of checkout is unknown; to be sure: aws iam"
                        + " get-account-authorization-details");
        assertThat(notes("role-decides-by-a-tag"))
                .containsExactly("role checkout: policy by-team decides by aws:PrincipalTag/team (StringEquals), so"
                        + " whether Lambda may manage the network interfaces of checkout is unknown");
        assertThat(notes("role-boundary-not-readable"))
                .containsExactly(
                        "role checkout: the text of policy arn:aws:iam::123456789012:policy/team-boundary is not in"
                                + " the snapshot, so whether Lambda may manage the network interfaces of checkout is"
                                + " unknown; to be sure: aws iam get-policy-version --policy-arn"
                                + " arn:aws:iam::123456789012:policy/team-boundary");
        assertThat(notes("role-trusts-under-a-condition"))
                .containsExactly("role checkout: the trust policy of role checkout decides by more than who asks, so"
                        + " whether Lambda may assume it is unknown");
        assertThat(notes("quotas-not-readable"))
                .containsExactly(
                        "quota L-9FEE3D26: servicequotas:GetServiceQuota was refused (AccessDenied), so whether"
                                + " Lambda may make more network interfaces is unknown; to be sure: aws service-quotas"
                                + " get-service-quota");
        assertThat(notes("all-is-well")).isEmpty();
    }

    @Test
    void aDeletedRoleIsMadeAgain() {
        assertThat(first("role-deleted").summary())
                .isEqualTo("checkout cannot run: Lambda cannot assume its role checkout, it does not exist any more.");
        assertThat(commands("role-deleted"))
                .containsExactly(
                        "aws iam create-role --role-name checkout --assume-role-policy-document"
                                + " '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'",
                        "aws iam attach-role-policy --role-name checkout --policy-arn"
                                + " arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole");
    }

    @Test
    void aFunctionThatSleptIsInvokedOnceAndAwaited() {
        assertThat(first("function-asleep").summary())
                .isEqualTo(
                        "The next invocation of checkout fails: it is Inactive. Nobody invoked it for weeks, and Lambda"
                                + " took its network interfaces back.");
        assertThat(commands("function-asleep"))
                .containsExactly(
                        "aws lambda invoke --function-name checkout /dev/stdout || true",
                        "aws lambda wait function-active-v2 --function-name checkout");
    }

    @Test
    void afterAFailedUpdateTheConfigurationBeforeItIsTheLiveOne() {
        assertThat(first("update-failed").summary())
                .isEqualTo(
                        "The last update of checkout failed: the configuration before it is the live one. Its container"
                                + " image is not valid, and that is not the network's fault.");
        assertThat(findings("update-failed")).extracting(Finding::code).doesNotContain("network-is-fine");
    }

    private static Finding finding(String scenario, String code) {
        return findings(scenario).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> notes(String scenario) {
        return diagnose(Scenarios.find(scenario).orElseThrow()).notRead().stream()
                .map(note -> note.operation() + ": " + note.consequence())
                .toList();
    }

    private static List<String> commands(String scenario) {
        return first(scenario).fix().orElseThrow().commands();
    }

    private static Finding first(String scenario) {
        return findings(scenario).get(0);
    }

    private static List<Finding> findings(String scenario) {
        return diagnose(Scenarios.find(scenario).orElseThrow()).findings();
    }

    private static Diagnosis diagnose(Scenario scenario) {
        Network network = NetworkReader.read(scenario.snapshot()).network();
        LambdaFunction function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst()
                .orElseThrow();
        List<TargetExpression> targets = scenario.question().targets().stream()
                .map(TargetExpression::parse)
                .toList();
        return new Doctor(network).diagnose(function, targets, List.of());
    }
}
