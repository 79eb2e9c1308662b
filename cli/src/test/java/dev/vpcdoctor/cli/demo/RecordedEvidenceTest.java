package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.WitnessRule;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.report.DiagnosisJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What logs, flow logs and metrics say for and against a finding stands beside it. */
class RecordedEvidenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        time-outs-in-the-log            | target-sg-blocks-ingress     | likely   | logs for, logs for, flow-logs for
        log-against-the-walk            | target-sg-blocks-ingress     | possible | logs against, logs against
        log-of-time-outs-on-an-open-way | network-is-fine              | possible | logs against
        subnet-full-and-invocations-that-ran | subnet-out-of-addresses | likely   | logs for, logs against, metrics against
        more-executions-than-connections-and-refusals | database-connections-at-risk | likely | logs for, metrics for
        more-executions-than-connections-and-few-used | database-connections-at-risk | likely | metrics against
        one-zone-without-nat-and-errors | one-subnet-broken            | likely   | logs for, metrics for
        gives-up-too-early-by-the-log   | timeout-shorter-than-connect | likely   | logs for
        """)
    void whoSpeaksForAFindingStandsBesideItAsWhoSpeaksAgainstIt(
            String scenario, String code, String confidence, String witnesses) {
        Finding finding = finding(scenario, code);

        assertThat(finding.confidence()).hasToString(confidence);
        assertThat(String.join(", ", records(finding))).isEqualTo(witnesses);
    }

    @Test
    void ofALogLineOnlyWhatIsKnownToBeHarmlessIsShown() {
        Scenario scenario = Scenarios.find("log-against-the-walk").orElseThrow();

        assertThat(scenario.snapshot().documents())
                .anySatisfy(document -> assertThat(document.root()).asString().contains("hunter2"));
        assertThat(new DiagnosisJson().render(ScenariosTest.diagnose(scenario))).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.cli.demo.Scenarios#names")
    void whoIsDeclaredToBeSilentOfACodeNeverStandsBesideIt(String name) {
        assertThat(ScenariosTest.diagnose(Scenarios.find(name).orElseThrow()).findings())
                .allSatisfy(finding -> assertThat(finding.evidence())
                        .noneMatch(evidence -> Catalogue.find(finding.code())
                                        .orElseThrow()
                                        .expected()
                                        .of(evidence.kind())
                                instanceof WitnessRule.Silent<?>));
    }

    private static Finding finding(String scenario, String code) {
        return ScenariosTest.diagnose(Scenarios.find(scenario).orElseThrow()).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> records(Finding finding) {
        return finding.evidence().stream()
                .filter(evidence -> evidence.kind() != Evidence.Kind.CONFIGURATION)
                .map(evidence -> evidence.kind() + (evidence.supports() ? " for" : " against"))
                .toList();
    }
}
