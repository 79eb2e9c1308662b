package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTextTest {

    @Test
    void whatCostsMoneySaysHowMuch() {
        assertThat(text(fix(true, Optional.of(35.04)))).endsWith("""
              Fix, checked: with it the path is open
                aws ec2 create-nat-gateway --subnet-id subnet-0puba
              It costs about 35 USD a month, and the traffic.
            """);
    }

    @Test
    void whatIsFreeSaysNothingOfMoney() {
        assertThat(text(fix(true, Optional.of(0.0)))).endsWith("--subnet-id subnet-0puba\n");
    }

    @Test
    void anUnknownCostIsSaidToBeUnknown() {
        assertThat(text(fix(true, Optional.empty()))).endsWith("  What it costs is not known.\n");
    }

    @Test
    void aFixThatWasNotCheckedDoesNotPassForOne() {
        assertThat(text(fix(false, Optional.of(0.0)))).contains("  Fix, not checked: with it the path is open\n");
    }

    @Test
    void evidenceNamesItsResourceOnce() {
        assertThat(text(evidence("rtb-0fna", "no route to 10.0.0.1"))).contains("  rtb-0fna: no route to 10.0.0.1\n");
        assertThat(text(evidence("sg-1", "sg-1 has no rule"))).contains("\n  sg-1 has no rule\n");
        assertThat(text(evidence("arn:aws:lambda:eu-west-1:1:function:f", "f has no VpcConfig")))
                .contains("\n  f has no VpcConfig\n");
    }

    @Test
    void aWitnessBesideTheConfigurationIsNamedInAColumnOfItsOwn() {
        Evidence packets = new Evidence(
                Evidence.Kind.PACKETS, "from subnet-0fna and subnet-0fnb: timed out after 3.0 s, 3 of 3 each", "");
        Evidence logs = new Evidence(
                Evidence.Kind.LOGS,
                false,
                "214 × \"connect ECONNREFUSED 10.20.20.30:5432\", first 10:02, last 10:41",
                "");

        assertThat(text(evidence(List.of(packets, logs)))).contains("""
              Packets  from subnet-0fna and subnet-0fnb: timed out after 3.0 s, 3 of 3 each
              Logs     against it: 214 × "connect ECONNREFUSED 10.20.20.30:5432", first
                       10:02, last 10:41
            """);
    }

    @Test
    void aFurtherFindingNamesTheSubnetsWhereItHolds() {
        TextLines lines = new TextLines(Page.PLAIN);
        new FindingText(lines).further(finding(Optional.empty(), List.of("subnet-0fnb")), 2);

        assertThat(lines).hasToString("""
            ✗ No route to the internet.                                               likely
              Only from subnet-0fnb                                     no-route-to-internet
            """);
    }

    private static Finding evidence(String from, String says) {
        return evidence(List.of(new Evidence(Evidence.Kind.CONFIGURATION, says, from)));
    }

    private static Finding evidence(List<Evidence> evidence) {
        Finding bare = finding(Optional.empty(), List.of());
        return bare.withEvidence(evidence);
    }

    private static String text(Fix fix) {
        return text(finding(Optional.of(fix), List.of()));
    }

    private static String text(Finding finding) {
        TextLines lines = new TextLines(Page.PLAIN);
        new FindingText(lines).whole(finding);
        return lines.toString();
    }

    private static Fix fix(boolean checked, Optional<Double> monthlyCostUsd) {
        return new Fix(
                "make a NAT gateway",
                List.of("aws ec2 create-nat-gateway --subnet-id subnet-0puba"),
                checked,
                "with it the path is open",
                monthlyCostUsd);
    }

    private static Finding finding(Optional<Fix> fix, List<String> subnetIds) {
        return new Finding(
                Samples.code("no-route-to-internet"),
                Severity.ERROR,
                Confidence.LIKELY,
                "No route to the internet.",
                List.of("internet"),
                List.of(),
                subnetIds,
                List.of(),
                fix);
    }
}
