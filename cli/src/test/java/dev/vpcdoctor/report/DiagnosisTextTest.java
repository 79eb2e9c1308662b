package dev.vpcdoctor.report;

import static dev.vpcdoctor.report.Samples.ORDERS;
import static dev.vpcdoctor.report.Samples.databaseDoesNotAdmit;
import static dev.vpcdoctor.report.Samples.diagnosis;
import static dev.vpcdoctor.report.Samples.finding;
import static dev.vpcdoctor.report.Samples.fromA;
import static dev.vpcdoctor.report.Samples.fromB;
import static dev.vpcdoctor.report.Samples.hop;
import static dev.vpcdoctor.report.Samples.orders;
import static dev.vpcdoctor.report.Samples.target;
import static dev.vpcdoctor.report.Samples.targetSgBlocksIngress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.TargetDiagnosis;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTextTest {
    private static final Hop ADMITTED =
            hop(HopKind.TARGET_SECURITY_GROUP, "sg-0database", Verdict.OPEN, "tcp 5432 from sg-0function");

    @Test
    void theAnswerStandsFirstThenItsProofItsFixAndThePaths() {
        assertThat(text(80, databaseDoesNotAdmit())).isEqualTo("""
            ✗ checkout cannot reach orders:5432                                       likely
              The database's security group does not admit the      target-sg-blocks-ingress
              function.

              sg-0database (orders-db) has no inbound rule for tcp 5432 from sg-0function.

              Fix, checked: with it the path is open from both subnets
                aws ec2 authorize-security-group-ingress --group-id sg-0database \\
                    --protocol tcp --port 5432 --source-group sg-0function

            Path from subnet-0fna (eu-west-1a)  10.20.10.20 → 10.20.20.30:5432
              ✓ function security group   sg-0function   all traffic out
              ✓ network ACL, out          acl-0default   rule 100 allow
              ✓ route                     rtb-0fna       10.20.0.0/16 local
              ✓ network ACL, in           acl-0default   rule 100 allow
              ✗ target security group     sg-0database   no rule admits tcp 5432 from
                                                         sg-0function
              ✓ way back                  acl-0default   rule 100 allow
            Path from subnet-0fnb (eu-west-1b): the same

            checkout · eu-west-1 · vpc-0main · from a snapshot · everything could be read
            """);
    }

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
    void aHealthyNetworkIsSaidToBeFine() {
        String fine = "Every rule and route on the way, and on the way back, lets the connection through.";

        assertThat(text(100, diagnosis(List.of(orders(Verdict.OPEN, ADMITTED)), fine(fine))))
                .startsWith("""
                    ✓ checkout reaches orders:5432: the network is fine                                           likely
                      Every rule and route on the way, and on the way back, lets the connection through.

                    Path from subnet-0fna (eu-west-1a)  10.20.10.20 → 10.20.20.30:5432
                    """);
    }

    @Test
    void whatCannotBeToldIsSaidWithWhatWasNotRead() {
        Diagnosis unknown = Samples.withNotRead(
                diagnosis(
                        List.of(orders(
                                Verdict.UNKNOWN,
                                hop(
                                        HopKind.TARGET_SECURITY_GROUP,
                                        "sg-0database",
                                        Verdict.UNKNOWN,
                                        "sg-0database is not in the snapshot"))),
                        finding(
                                "not-enough-evidence",
                                Severity.INFO,
                                "Not known: sg-0database is not in the snapshot.",
                                ORDERS)),
                new NotRead("ec2:DescribeSecurityGroups", "UnauthorizedOperation", "security groups are unknown"));

        assertThat(text(80, unknown))
                .startsWith("""
                    ? Cannot tell whether checkout reaches orders:5432                        likely
                      Not known: sg-0database is not in the snapshot.
                    """)
                .contains("  ? target security group     sg-0database   sg-0database is not in the snapshot\n")
                .endsWith("""
                    checkout · eu-west-1 · vpc-0main · from a snapshot · not all could be read:
                      ec2:DescribeSecurityGroups (UnauthorizedOperation): security groups are
                      unknown
                    """);
    }

    @Test
    void aSecondFaultIsToldBelowTheFirst() {
        Diagnosis two = diagnosis(
                List.of(orders(
                        Verdict.BLOCKED,
                        hop(HopKind.TARGET_SECURITY_GROUP, "sg-0database", Verdict.BLOCKED, "no rule"))),
                targetSgBlocksIngress(ORDERS),
                finding("nacl-blocks-reply", Severity.ERROR, "The database's network ACL drops the answers.", ORDERS));

        assertThat(text(80, two)).contains("""
                    --protocol tcp --port 5432 --source-group sg-0function

            ✗ The database's network ACL drops the answers.                           likely
                                                                           nacl-blocks-reply

            Path from subnet-0fna
            """.stripTrailing());
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
    void theWayBackIsShownHopByHopWhereItIsNotOpen() {
        TargetDiagnosis target = target(
                ORDERS,
                "orders:5432",
                Verdict.BLOCKED,
                List.of(fromA(
                        "rtb-0fna",
                        ADMITTED,
                        hop(HopKind.RETURN_NETWORK_ACL_OUT, "acl-0database", Verdict.BLOCKED, "rule * deny"),
                        hop(HopKind.RETURN_NETWORK_ACL_IN, "acl-0default", Verdict.OPEN, "rule 100 allow"))));

        assertThat(text(80, diagnosis(List.of(target)))).contains("""
              ✗ way back: ACL, out        acl-0database   rule * deny
              ✓ way back: ACL, in         acl-0default    rule 100 allow

            checkout · eu-west-1
            """.stripTrailing());
    }

    @Test
    void aPathThatDiffersOnlyInItsResourcesNamesThose() {
        TargetDiagnosis target = target(
                ORDERS, "orders:5432", Verdict.OPEN, List.of(fromA("rtb-0fna", ADMITTED), fromB("rtb-0fnb", ADMITTED)));

        assertThat(text(80, diagnosis(List.of(target))))
                .contains("Path from subnet-0fnb (eu-west-1b): the same, with rtb-0fnb\n");
    }

    @Test
    void aPathOnWhichSomethingElseIsDecidedIsShownWhole() {
        Hop refused = hop(HopKind.TARGET_SECURITY_GROUP, "sg-0database", Verdict.BLOCKED, "no rule");
        TargetDiagnosis target = target(
                ORDERS,
                "orders:5432",
                Verdict.SOMETIMES,
                List.of(fromA("rtb-0fna", ADMITTED), fromB("rtb-0fna", refused)));

        assertThat(text(80, diagnosis(List.of(target))))
                .startsWith("! checkout reaches orders:5432 only sometimes\n")
                .contains("Path from subnet-0fnb (eu-west-1b)  10.20.11.20 → 10.20.20.30:5432\n");
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
    void aFaultThatHitsOnlySomeInvocationsIsAFault() {
        Diagnosis half = diagnosis(
                List.of(target("a", "a:1", Verdict.SOMETIMES, List.of())),
                finding("one-subnet-broken", Severity.ERROR, "checkout fails from subnet-0fnb only.", "a"));

        assertThat(text(80, half)).startsWith("✗ checkout reaches a:1 only sometimes ");
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

    private static Finding fine(String summary) {
        return finding("network-is-fine", Severity.INFO, summary, ORDERS);
    }

    private static String text(int width, Diagnosis diagnosis) {
        return new DiagnosisText(new Page(width, true, false), "from a snapshot").render(diagnosis);
    }
}
