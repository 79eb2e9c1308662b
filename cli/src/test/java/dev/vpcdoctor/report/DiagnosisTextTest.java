package dev.vpcdoctor.report;

import static dev.vpcdoctor.report.Samples.databaseDoesNotAdmit;
import static dev.vpcdoctor.report.Samples.diagnosis;
import static dev.vpcdoctor.report.Samples.finding;
import static dev.vpcdoctor.report.Samples.target;
import static dev.vpcdoctor.report.Samples.targetSgBlocksIngress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a report is laid out where no scenario's report, which is compared whole, shows it: other pages, several targets. */
class DiagnosisTextTest {

    @Test
    void aWiderTerminalIsUsedToItsRightEdge() {
        assertThat(text(100, databaseDoesNotAdmit()))
                .startsWith("""
                    ✗ checkout cannot reach orders:5432                                                           likely
                      The database's security group does not admit the function.                target-sg-blocks-ingress

                      sg-0database (orders-db) has no inbound rule for tcp 5432 from sg-0function.
                    """)
                .contains("  ✗ target security group     sg-0database   no rule admits tcp 5432 from sg-0function\n");
    }

    @Test
    void noLineIsWiderThanThePageUnlessAWordIs() {
        assertThat(text(80, databaseDoesNotAdmit()).lines()).allMatch(line -> line.length() <= 80);
        assertThat(text(110, databaseDoesNotAdmit()).lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void whatHoldsForAllTargetsIsSaidOnce() {
        String summary = "The function is in no VPC.";
        Diagnosis none = diagnosis(
                List.of(
                        target("rds:orders", "orders:5432", Verdict.BLOCKED, List.of()),
                        target("10.20.20.40:6379", "10.20.20.40:6379", Verdict.BLOCKED, List.of())),
                finding("function-not-in-vpc", Severity.ERROR, summary, "rds:orders", "10.20.20.40:6379"));

        assertThat(text(80, none)).startsWith("""
            ✗ checkout cannot reach orders:5432 and 10.20.20.40:6379                  likely
              The function is in no VPC.                                 function-not-in-vpc

            ✗ checkout cannot reach orders:5432, as above

            ✗ checkout cannot reach 10.20.20.40:6379, as above
            """).containsOnlyOnce(summary);
    }

    @Test
    void whatHoldsForTwoOfThreeTargetsIsProvenOnce() {
        Diagnosis two = diagnosis(
                List.of(
                        target("a", "a:1", Verdict.BLOCKED, List.of()),
                        target("b", "b:2", Verdict.OPEN, List.of()),
                        target("c", "c:3", Verdict.BLOCKED, List.of())),
                targetSgBlocksIngress("a", "c"));

        assertThat(text(100, two))
                .containsSubsequence(
                        "✗ checkout cannot reach a:1 ",
                        "target-sg-blocks-ingress",
                        "Fix, checked",
                        "✗ checkout cannot reach c:3, as above",
                        "target-sg-blocks-ingress")
                .containsOnlyOnce("Fix, checked");
    }

    @Test
    void whatDoesNotWorkStandsBeforeWhatWorks() {
        Diagnosis mixed = diagnosis(
                List.of(
                        target("a", "a:1", Verdict.OPEN, List.of()),
                        target("b", "b:2", Verdict.UNKNOWN, List.of()),
                        target("c", "c:3", Verdict.OPEN, List.of()),
                        target("d", "d:4", Verdict.BLOCKED, List.of())),
                targetSgBlocksIngress("d"));

        assertThat(text(100, mixed))
                .containsSubsequence(
                        "Cannot tell whether checkout reaches b:2",
                        "✗ checkout cannot reach d:4",
                        "✓ checkout reaches a:1",
                        "✓ checkout reaches c:3");
    }

    @Test
    void whatSucceedsOnlySometimesAndHasNoNameIsMarked() {
        Diagnosis half = diagnosis(List.of(target("a", "a:1", Verdict.SOMETIMES, List.of())));

        assertThat(text(80, half)).startsWith("! checkout reaches a:1 only sometimes\n");
    }

    @Test
    void onAPageOfAsciiNothingElseIsPrinted() {
        String text = new DiagnosisText(new Page(80, false, false), "from a snapshot").render(databaseDoesNotAdmit());

        assertThat(text)
                .startsWith("x checkout cannot reach orders:5432 ")
                .contains("  + way back ", "10.20.10.20 -> 10.20.20.30:5432", "checkout - eu-west-1 - vpc-0main")
                .matches(printed -> printed.chars().allMatch(sign -> sign < 128), "only ASCII");
    }

    @Test
    void coloursChangeNoLetter() {
        String coloured = new DiagnosisText(new Page(80, true, true), "from a snapshot").render(databaseDoesNotAdmit());

        assertThat(coloured).contains("\u001b[31m✗\u001b[0m").contains("\u001b[32m✓\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(text(80, databaseDoesNotAdmit()));
    }

    private static String text(int width, Diagnosis diagnosis) {
        return new DiagnosisText(new Page(width, true, false), "from a snapshot").render(diagnosis);
    }
}
