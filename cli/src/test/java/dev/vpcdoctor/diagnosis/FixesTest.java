package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of all that would fix a way, the least is proposed: what is there before what is new, what is free before what costs. */
class FixesTest {
    /** An id of the bundled world, or the shell variable of what is new; not the VPC, which is in most commands. */
    private static final Pattern ID = Pattern.compile("(?<![\\w-])(?!vpc-)[a-z]+(-[a-z]+)?-0\\w+|\\$[A-Z_]+");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a-database-that-pauses | timeout-shorter-than-connect | 0.0 |
        block-public-access | vpc-blocks-public-access | 0.0 | subnet-0puba subnet-0pubb
        dead-firewall-route | route-blackhole | 0.0 | rtb-0fna rtb-0fnb
        default-vpc | public-subnet-without-public-ip | 36.5 | subnet-0fna $EIP $NAT $PRIVATE_TABLE $PRIVATE_SUBNET $PRIVATE_TABLE $NAT $PRIVATE_SUBNET sg-0function
        function-in-a-vpc-with-the-same-addresses | function-in-other-vpc | 0.0 | subnet-0fna subnet-0fnb sg-0function
        function-in-another-vpc | function-in-other-vpc | 0.0 | subnet-0fna subnet-0fnb sg-0function
        gives-up-too-early | timeout-shorter-than-connect | 0.0 |
        internet-gateway-deleted | internet-gateway-detached | 0.0 | $IGW rtb-0pub $IGW
        internet-gateway-detached | internet-gateway-detached | 0.0 | igw-0main
        ipv6-not-allowed | ipv6-without-egress | 0.0 | subnet-0fna subnet-0fnb sg-0function rtb-0fna $EIGW rtb-0fnb $EIGW
        ipv6-without-subnet-blocks | ipv6-without-egress | 0.0 | subnet-0fna subnet-0fnb subnet-0fna subnet-0fnb sg-0function rtb-0fna $EIGW rtb-0fnb $EIGW
        isolated-vpc | no-route-to-internet | 36.5 | $IGW $PUBLIC_TABLE $PUBLIC_SUBNET $PUBLIC_TABLE $IGW $PUBLIC_SUBNET $EIP $NAT rtb-0fna $NAT rtb-0fnb $NAT
        more-executions-than-connections | database-connections-at-risk | 0.0 |
        load-balancer-that-faces-the-internet | name-resolves-to-public-address | 0.0 | sg-0shop sg-0shop
        name-means-the-public-address | name-resolves-to-public-address | 0.0 | pcx-0reports
        nat-gateway-beside-the-function | nat-gateway-in-private-subnet | 36.5 | subnet-0puba $EIP $NAT rtb-0fna $NAT rtb-0fnb $NAT
        nat-gateway-deleted-in-one-zone | nat-gateway-not-available | 0.0 | rtb-0fna nat-0b
        nat-gateway-deleted | nat-gateway-not-available | 0.0 | rtb-0fna nat-0b rtb-0fnb nat-0b
        nat-gateway-failed | nat-gateway-not-available | 36.5 | subnet-0pubb $EIP $NAT rtb-0fna $NAT rtb-0fnb $NAT
        nat-gateway-in-a-private-subnet | nat-gateway-in-private-subnet | 36.5 | subnet-0puba $EIP $NAT rtb-0fna $NAT rtb-0fnb $NAT
        nat-gateway-without-default-route | nat-gateway-in-private-subnet | 0.0 | rtb-0pub igw-0main
        nat-instance | nat-instance-checks-source | 0.0 | eni-0nat
        no-nat | no-route-to-internet | 0.0 | rtb-0fna nat-0a rtb-0fnb nat-0b
        no-route-back | no-return-route | 0.0 | rtb-0reports pcx-0reports
        peering-deleted | peering-not-active | 0.0 | $PEERING $PEERING rtb-0fna $PEERING rtb-0fnb $PEERING rtb-0reports $PEERING
        peering-not-accepted | peering-not-active | 0.0 | pcx-0reports
        peering-without-route | no-route-to-target | 0.0 | rtb-0fna pcx-0reports rtb-0fnb pcx-0reports
        private-nat-gateway | nat-gateway-is-private | 36.5 | subnet-0puba $EIP $NAT rtb-0fna $NAT rtb-0fnb $NAT
        proxy-cannot-reach-its-database | rds-proxy-target-unhealthy | 0.0 | sg-0database sg-0proxy
        proxy-from-outside | rds-proxy-unreachable-from-outside | 0.0 | subnet-0fna subnet-0fnb sg-0function
        public-subnet-dynamodb | public-subnet-without-public-ip | 0.0 | rtb-0pub
        public-subnet | public-subnet-without-public-ip | 0.0 | subnet-0fna subnet-0fnb sg-0function
        terminated-nat-instance | route-blackhole | 0.0 | rtb-0fna nat-0a rtb-0fnb nat-0b
        transit-gateway-blackhole | transit-gateway-no-route | 0.0 | tgw-rtb-0hub
        transit-gateway-detached | transit-gateway-no-route | 36.5 | tgw-0hub subnet-0tgwa subnet-0tgwb
        transit-gateway-in-one-zone | transit-gateway-not-in-az | 0.0 | tgw-attach-0main subnet-0tgwb
        transit-gateway-no-way-back | transit-gateway-no-route | 0.0 | tgw-rtb-0hub tgw-attach-0main
        transit-gateway-not-accepted | transit-gateway-no-route | 36.5 | tgw-attach-0main
        transit-gateway-not-associated | transit-gateway-no-route | 0.0 | tgw-rtb-0hub tgw-attach-0main
        transit-gateway-route-missing | transit-gateway-no-route | 0.0 | tgw-rtb-0hub tgw-attach-0shared
        transit-gateway-without-route | no-route-to-target | 0.0 | rtb-0fna tgw-0hub rtb-0fnb tgw-0hub
        no-more-network-interfaces | eni-quota-reached | 0.0 |
        few-network-interfaces-left | eni-quota-near | 0.0 |
        role-trusts-another-service | role-not-assumable | 0.0 |
        security-group-deleted | subnet-or-security-group-gone | 0.0 | subnet-0fna subnet-0fnb sg-0function
        subnet-deleted | subnet-or-security-group-gone | 0.0 | subnet-0fna sg-0function
        subnet-full | subnet-out-of-addresses | 0.0 | subnet-0fnb sg-0function
        """)
    void theLeastThatWorksIsProposed(String scenario, String code, double cost, String ids) {
        Fix fix = finding(scenario, code).fix().orElseThrow();

        assertThat(fix.monthlyCostUsd()).contains(cost);
        assertThat(idsIn(fix)).containsExactlyElementsOf(ids == null ? List.of() : List.of(ids.split(" ")));
    }

    private static List<String> idsIn(Fix fix) {
        return fix.commands().stream()
                .flatMap(command -> ID.matcher(command).results())
                .map(MatchResult::group)
                .toList();
    }

    private static Finding finding(String name, String code) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        Network network = NetworkReader.read(scenario.snapshot()).network();
        LambdaFunction function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst()
                .orElseThrow();
        List<TargetExpression> targets = scenario.question().targets().stream()
                .map(TargetExpression::parse)
                .toList();
        return new Doctor(network)
                .diagnose(function, targets, List.of()).findings().stream()
                        .filter(finding -> finding.code().equals(code))
                        .findFirst()
                        .orElseThrow();
    }
}
