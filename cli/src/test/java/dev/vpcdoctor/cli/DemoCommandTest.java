package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.report.JsonSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    @Test
    void withoutANameItListsTheScenariosThatHold() {
        Run run = Run.of("demo");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).contains("no-nat ").doesNotContain("dns-support-off-but-an-address");
        List<String> holding = Scenarios.all().stream()
                .filter(scenario -> scenario.nearMissOf().isEmpty())
                .map(Scenario::name)
                .toList();
        assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .isEqualTo(holding);
    }

    @Test
    void aScenarioIsDiagnosedAndItsStoryIsNoPartOfTheReport() {
        Run run = Run.of("demo", "no-nat");

        assertThat(run.exitCode()).as("a demo that finds its fault has worked").isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .startsWith("✗ checkout cannot reach api.payments.example:443")
                .contains("no-route-to-internet", "aws ec2 create-route");
        assertThat(run.err()).contains("$ vpc-doctor diagnose checkout --to https://api.payments.example");
    }

    @Test
    void theExitCodeOfADiagnosisIsThereForWhoWantsIt() {
        assertThat(Run.of("demo", "no-nat", "--fail-on=error").exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }

    @Test
    void quietLeavesTheReportAlone() {
        Run run = Run.of("demo", "no-nat", "--quiet", "--output=json");

        assertThat(run.err()).isEmpty();
        assertThat(JsonSchemas.DIAGNOSIS.violations(run.out())).isEmpty();
    }

    @Test
    void anUnknownScenarioSaysWhereTheListIs() {
        Run run = Run.of("demo", "no-such-thing");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("there is no scenario no-such-thing: 'vpc-doctor demo' lists them");
    }

    @Test
    void adviceStandsLastAndFailsNothing() {
        Run run = Run.of("demo", "one-nat-gateway-for-both-zones", "--fail-on=warning");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).containsSubsequence("Path from", "Advice", "nat-shared-across-azs", "from demo");
    }
}
