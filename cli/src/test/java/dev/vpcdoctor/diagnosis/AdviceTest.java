package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice says what could be better, with commands that were tried where there are any, and decides nothing. */
class AdviceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-zone-only",
                "outbound-rule-that-restricts-nothing",
                "database-admits-the-whole-vpc",
                "one-nat-gateway-for-both-zones",
                "s3-through-the-nat-gateway",
                "s3-endpoint-on-another-table-and-nat-works",
                "nothing-private-is-used"
            })
    void itsCommandsWereTriedAndCostNothing(String scenario) {
        Fix fix = advice(scenario).fix().orElseThrow();

        assertThat(fix.commands()).hasSize(1);
        assertThat(fix.checked()).isTrue();
        assertThat(fix.monthlyCostUsd()).contains(0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small-subnets", "subnet-shared-with-a-host", "security-group-shared-with-a-host"})
    void whatOneCommandCannotFixHasNoCommands(String scenario) {
        assertThat(advice(scenario).fix()).isEmpty();
    }

    @Test
    void howMuchIsLoggedIsNotKnownAndSoNeitherIsWhatItCosts() {
        Fix fix = advice("no-flow-logs").fix().orElseThrow();

        assertThat(fix.checked()).isTrue();
        assertThat(fix.monthlyCostUsd()).isEmpty();
    }

    @Test
    void aProxyHasItsPrice() {
        Fix fix = advice("many-executions-connect-directly").fix().orElseThrow();

        assertThat(fix.monthlyCostUsd()).contains(21.9);
        assertThat(fix.commands())
                .as("a proxy needs a secret and a role that nobody named")
                .isEmpty();
    }

    @Test
    void aScheduleIsProposedAndNotSaidToBeChecked() {
        Fix fix = advice("function-woken-after-weeks").fix().orElseThrow();

        assertThat(fix.commands()).hasSize(3);
        assertThat(fix.checked()).as("the model knows no schedules").isFalse();
    }

    @Test
    void whatWouldBreakWhatWasAskedForIsNotProposed() {
        Scenario scenario =
                Scenarios.find("outbound-rule-that-restricts-nothing").orElseThrow();

        Diagnosis internet = diagnose(scenario, List.of("internet"));

        assertThat(given(internet)).hasSize(1).allSatisfy(advice -> {
            assertThat(advice.code()).isEqualTo("egress-wide-open");
            assertThat(advice.fix())
                    .as("without the rule the internet is not reached")
                    .isEmpty();
        });
    }

    @Test
    void whatAnOpenEndedQuestionLeavesOutIsNotTakenForUnused() {
        Scenario scenario = Scenarios.find("nothing-private-is-used").orElseThrow();

        assertThat(given(diagnose(scenario, List.of("https://api.payments.example", "rds:orders"))))
                .extracting(Finding::code)
                .doesNotContain("vpc-not-needed");
    }

    @ParameterizedTest
    @MethodSource("scenariosWithAdvice")
    void decidesNothing(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        Diagnosis diagnosis = diagnose(scenario, scenario.question().targets());

        Diagnosis without = new Diagnosis(
                diagnosis.function(),
                diagnosis.vpcId(),
                diagnosis.targets(),
                diagnosis.findings().stream()
                        .filter(finding -> finding.severity() != Severity.ADVICE)
                        .toList(),
                diagnosis.notRead());

        assertThat(diagnosis.outcome()).isEqualTo(without.outcome());
        assertThat(diagnosis.findings())
                .as("advice stands behind all else")
                .endsWith(given(diagnosis).toArray(Finding[]::new));
    }

    private static Stream<String> scenariosWithAdvice() {
        return Scenarios.all().stream()
                .filter(scenario -> !scenario.expectation().advice().isEmpty())
                .map(Scenario::name);
    }

    private static Finding advice(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        List<Finding> given = given(diagnose(scenario, scenario.question().targets()));
        assertThat(given).hasSize(1);
        return given.get(0);
    }

    private static List<Finding> given(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ADVICE)
                .toList();
    }

    private static Diagnosis diagnose(Scenario scenario, List<String> targets) {
        Snapshot snapshot = scenario.snapshot();
        Network network = NetworkReader.read(snapshot).network();
        Optional<LambdaFunction> function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst();
        return new Doctor(network, WitnessReader.read(snapshot).witnesses())
                .diagnose(
                        function.orElseThrow(),
                        targets.stream().map(TargetExpression::parse).toList(),
                        List.of());
    }
}
