package dev.vpcdoctor.cli.demo;

import static dev.vpcdoctor.cli.demo.Diagnosed.commands;
import static dev.vpcdoctor.cli.demo.Diagnosed.findings;
import static dev.vpcdoctor.cli.demo.Diagnosed.first;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import org.junit.jupiter.api.Test;

/** What is said of databases, their proxies and load balancers, word by word. */
class FarEndFindingsTest {

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
}
