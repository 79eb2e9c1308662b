package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Hearing;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.report.DiagnosisText;
import dev.vpcdoctor.report.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What logs, flow logs and metrics say for and against a finding stands beside it. */
class RecordedEvidenceTest {

    @Test
    void theLogAndTheFlowLogSupportWhatTheWalkFound() {
        Finding finding = finding("time-outs-in-the-log", "target-sg-blocks-ingress");

        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(records(finding))
                .containsExactly(
                        "logs for: 214 × \"connect ETIMEDOUT 10.20.20.30:5432\", first 10:02, last 10:41 UTC",
                        "logs for: 37 × \"Task timed out after 10.00 seconds\", first 10:02, last 10:41 UTC; it does"
                                + " not say where to",
                        "flow-logs for: request REJECT at eni-0orders, 3 packets");
    }

    @Test
    void theTextNamesEachWitnessInAColumnOfItsOwn() {
        String text = new DiagnosisText(Page.PLAIN, "from a scenario").render(diagnosis("time-outs-in-the-log"));

        assertThat(text).contains("""
              Logs       214 × "connect ETIMEDOUT 10.20.20.30:5432", first 10:02, last 10:41
                         UTC
            """).contains("\n  Flow logs  request REJECT at eni-0orders, 3 packets\n");
    }

    @Test
    void aLogThatContradictsTheWalkIsShownAndLeavesItPossible() {
        Finding finding = finding("log-against-the-walk", "target-sg-blocks-ingress");

        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(records(finding))
                .contains("logs against: 1 × \"connect ECONNREFUSED 10.20.20.30:5432\" at 10:05 UTC")
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void anOpenWayOnWhichTheLogTellsOfTimeOutsIsOnlyPossiblyFine() {
        Finding finding = finding("log-of-time-outs-on-an-open-way", "network-is-fine");

        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.summary()).contains("lets the connection through, and what is recorded speaks against it");
        assertThat(records(finding))
                .containsExactly(
                        "logs against: 214 × \"connect ETIMEDOUT 10.20.20.30:5432\", first 10:02, last 10:41 UTC");
    }

    @ParameterizedTest
    @MethodSource("names")
    void whoIsDeclaredToBeSilentOfACodeNeverStandsBesideIt(String name) {
        assertThat(ScenariosTest.diagnose(Scenarios.find(name).orElseThrow()).findings())
                .allSatisfy(finding -> assertThat(finding.evidence())
                        .noneMatch(evidence -> Catalogue.find(finding.code())
                                        .orElseThrow()
                                        .expected()
                                        .of(evidence.kind())
                                instanceof Hearing.Silent<?>));
    }

    private static List<String> names() {
        return Scenarios.names();
    }

    private static Diagnosis diagnosis(String scenario) {
        return ScenariosTest.diagnose(Scenarios.find(scenario).orElseThrow());
    }

    private static Finding finding(String scenario, String code) {
        return diagnosis(scenario).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> records(Finding finding) {
        return finding.evidence().stream()
                .filter(evidence -> evidence.kind() != Evidence.Kind.CONFIGURATION)
                .map(evidence -> evidence.kind() + (evidence.supports() ? " for: " : " against: ") + evidence.says())
                .toList();
    }
}
