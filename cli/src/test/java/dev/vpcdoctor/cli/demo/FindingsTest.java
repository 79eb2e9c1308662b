package dev.vpcdoctor.cli.demo;

import static dev.vpcdoctor.cli.demo.ScenarioFindings.findings;
import static dev.vpcdoctor.cli.demo.ScenarioFindings.fix;
import static dev.vpcdoctor.cli.demo.ScenarioFindings.notes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.remedy.Prices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What findings must tell and never may, in whatever words. The words stand in the reports beside the scenarios, which
 * {@code GoldenReportsTest} compares whole.
 */
class FindingsTest {

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.cli.demo.Scenarios#names")
    void aConfigurationAloneIsNeverCertain(String scenario) {
        assertThat(findings(scenario))
                .extracting(Finding::confidence)
                .isNotEmpty()
                .doesNotContain(Confidence.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "endpoints-not-read, ec2:DescribeVpcEndpoints, aws ec2 describe-vpc-endpoints",
        "behind-a-vpn, vgw-0office, --probe deploy",
        "own-name-server-reached, 10.20.20.53, --probe deploy"
    })
    void whatIsNotKnownNamesWhatIsMissingAndHowToKnow(String scenario, String missing, String toKnow) {
        assertThat(findings(scenario).get(0).summary()).contains(missing, toKnow);
    }

    @Test
    void whatHoldsOnlyIfTheNameMeansWhatItMostlyMeansIsPossible() {
        assertThat(findings("endpoints-not-read-and-no-nat"))
                .extracting(finding -> finding.code() + " " + finding.confidence())
                .containsExactly("not-enough-evidence likely", "no-route-to-internet possible");
    }

    @Test
    void faultsOfOnePathAreCheckedTogether() {
        assertThat(findings("two-faults"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.fix().orElseThrow().outcome())
                        .contains("all fixes together", "both subnets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail-on-port-25", "proxy-with-a-wrong-password"})
    void whatNoSettingOfTheNetworkCuresHasNoCommands(String scenario) {
        assertThat(fix(scenario).commands()).isEmpty();
        assertThat(fix(scenario).checked()).isFalse();
    }

    @Test
    void whatAProxySeesOnceItsDatabaseLetsItInIsNotInTheConfiguration() {
        assertThat(fix("proxy-cannot-reach-its-database").commands()).isNotEmpty();
        assertThat(fix("proxy-cannot-reach-its-database").checked()).isFalse();
    }

    @Test
    void aGatewayEndpointIsFreeAndAnInterfaceEndpointCostsByTheZone() {
        assertThat(fix("no-way-to-dynamodb").monthlyCostUsd()).contains(0.0);
        assertThat(fix("no-way-to-sqs").monthlyCostUsd()).contains(2 * Prices.INTERFACE_ENDPOINT_PER_ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "role-without-vpc-rights, role-cannot-manage-enis, ERROR",
        "role-lost-its-vpc-rights, role-cannot-manage-enis, WARNING",
        "eni-quota-reached-and-running, eni-quota-reached, WARNING",
        "subnet-full-and-running, subnet-out-of-addresses, WARNING",
        "more-executions-than-connections, database-connections-at-risk, WARNING"
    })
    void whatIsNoFaultAsLongAsTheFunctionRunsIsAWarningAndItsFixIsCheckedToo(
            String scenario, String code, Severity severity) {
        Finding found = ScenarioFindings.finding(scenario, code);

        assertThat(found.severity()).isEqualTo(severity);
        assertThat(found.fix().map(Fix::checked)).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "roles-not-readable, role checkout, iam:GetAccountAuthorizationDetails",
        "role-decides-by-a-tag, role checkout, aws:PrincipalTag/team",
        "role-boundary-not-readable, role checkout, policy/team-boundary",
        "role-trusts-under-a-condition, role checkout, trust policy",
        "quotas-not-readable, quota L-9FEE3D26, servicequotas:GetServiceQuota"
    })
    void whatIsNotKnownOfTheSetupIsNoted(String scenario, String of, String because) {
        assertThat(notes(scenario)).anySatisfy(note -> assertThat(note).contains(of, because, "unknown"));
    }

    @Test
    void whereAllIsKnownNothingIsNoted() {
        assertThat(notes("all-is-well")).isEmpty();
    }

    @Test
    void aFunctionWhoseUpdateFailedIsNeverFine() {
        assertThat(findings("update-failed")).extracting(Finding::code).doesNotContain("network-is-fine");
    }

    @Test
    void aFaultBehindAnotherIsToldWithIt() {
        assertThat(findings("private-dns-off-with-a-closed-endpoint").get(1).evidence())
                .extracting(Evidence::says)
                .anySatisfy(says -> assertThat(says).contains("once what stands above"));
    }
}
