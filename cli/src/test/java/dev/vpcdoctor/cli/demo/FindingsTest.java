package dev.vpcdoctor.cli.demo;

import static dev.vpcdoctor.cli.demo.Diagnosed.commands;
import static dev.vpcdoctor.cli.demo.Diagnosed.diagnose;
import static dev.vpcdoctor.cli.demo.Diagnosed.findings;
import static dev.vpcdoctor.cli.demo.Diagnosed.first;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.remedy.Prices;
import org.junit.jupiter.api.Test;

/** What is said of the network as a whole, of filters and of endpoints, word by word. */
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
}
