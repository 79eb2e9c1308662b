package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Finding;
import dev.vpcdoctor.diagnosis.Fix;
import dev.vpcdoctor.diagnosis.Severity;
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
    void aFurtherFindingNamesTheSubnetsWhereItHolds() {
        TextLines lines = new TextLines(Page.PLAIN);
        new FindingText(lines).further(finding(Optional.empty(), List.of("subnet-0fnb")), 2);

        assertThat(lines).hasToString("""
            ✗ No route to the internet.                                               likely
              Only from subnet-0fnb                                     no-route-to-internet
            """);
    }

    private static String text(Fix fix) {
        TextLines lines = new TextLines(Page.PLAIN);
        new FindingText(lines).whole(finding(Optional.of(fix), List.of()));
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
                "no-route-to-internet",
                Severity.ERROR,
                Confidence.LIKELY,
                "No route to the internet.",
                List.of("internet"),
                List.of(),
                subnetIds,
                List.of(),
                fix,
                Samples.REFERENCE);
    }
}
