package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReading;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.read.NetworkReading;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.report.DiagnosisJson;
import dev.vpcdoctor.report.DiagnosisText;
import dev.vpcdoctor.report.JsonSchemas;
import dev.vpcdoctor.report.Page;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure mode holds in a world that it broke, and is silent in one that looks like it. */
class ScenariosTest {

    @ParameterizedTest
    @MethodSource("names")
    void isDiagnosedAsItSays(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        Diagnosis diagnosis = diagnose(scenario);

        assertThat(codes(diagnosis, scenario.expectation().findings()))
                .as("findings: %s", new DiagnosisText(Page.PLAIN, "from a scenario").render(diagnosis))
                .isEqualTo(scenario.expectation().findings());
        assertThat(diagnosis.outcome()).isEqualTo(scenario.expectation().outcome());
        scenario.nearMissOf()
                .ifPresent(code -> assertThat(diagnosis.findings())
                        .extracting(Finding::code)
                        .doesNotContain(code));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFixWasChecked(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();

        List<String> withoutCheckedFix = diagnose(scenario).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> !finding.fix().map(Fix::checked).orElse(false))
                .map(Finding::code)
                .distinct()
                .toList();

        assertThat(withoutCheckedFix).isEqualTo(scenario.expectation().unchecked());
    }

    @ParameterizedTest
    @MethodSource("names")
    void allAdviceThatIsGivenIsNamed(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();

        assertThat(diagnose(scenario).findings().stream()
                        .filter(finding -> finding.severity() == Severity.ADVICE)
                        .map(Finding::code))
                .as("advice for %s", name)
                .isEqualTo(scenario.expectation().advice());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theJsonKeepsToItsSchema(String name) {
        Diagnosis diagnosis = diagnose(Scenarios.find(name).orElseThrow());

        assertThat(JsonSchemas.DIAGNOSIS.violations(new DiagnosisJson().render(diagnosis)))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyCodeHasAWorldInWhichItHolds() {
        Set<String> holding = Scenarios.all().stream()
                .flatMap(scenario -> Stream.concat(
                        scenario.expectation().findings().stream(), scenario.expectation().advice().stream()))
                .collect(Collectors.toSet());
        return catalogue()
                .map(code ->
                        DynamicTest.dynamicTest(code, () -> assertThat(holding).contains(code)));
    }

    @TestFactory
    Stream<DynamicTest> everyCodeHasAWorldInWhichItIsNearlyMeant() {
        Set<String> nearMisses = Scenarios.all().stream()
                .flatMap(scenario -> scenario.nearMissOf().stream())
                .collect(Collectors.toSet());
        return catalogue()
                .map(code -> DynamicTest.dynamicTest(
                        code, () -> assertThat(nearMisses).contains(code)));
    }

    @Test
    void whatIsNamedInAScenarioIsInTheCatalogue() {
        Set<String> codes = catalogue().collect(Collectors.toSet());

        assertThat(Scenarios.all()).allSatisfy(scenario -> {
            assertThat(codes).containsAll(scenario.expectation().findings());
            assertThat(codes).containsAll(scenario.expectation().advice());
            assertThat(codes).containsAll(scenario.nearMissOf().stream().toList());
        });
    }

    private static List<String> names() {
        return Scenarios.names();
    }

    private static Stream<String> catalogue() {
        return Catalogue.codes().stream().map(FindingCode::name);
    }

    static Diagnosis diagnose(Scenario scenario) {
        Snapshot snapshot = scenario.snapshot();
        NetworkReading reading = NetworkReader.read(snapshot);
        assertThat(snapshot.problems()).isEmpty();
        assertThat(reading.problems()).isEmpty();
        WitnessReading witnesses = WitnessReader.read(snapshot);
        assertThat(witnesses.problems()).isEmpty();
        return new Doctor(reading.network(), witnesses.witnesses())
                .diagnose(
                        function(reading.network(), scenario.question().function()),
                        scenario.question().targets().stream()
                                .map(TargetExpression::parse)
                                .toList(),
                        List.of());
    }

    static LambdaFunction function(Network network, String name) {
        return switch (new FunctionFinder(network).find(name, Optional.empty())) {
            case FunctionFinder.Result.Found found -> found.function();
            case FunctionFinder.Result.NotFound none -> throw new AssertionError("no function " + name);
            case FunctionFinder.Result.Ambiguous several -> throw new AssertionError("several functions " + name);
        };
    }

    /** What is wrong, and whatever else the scenario is about. */
    private static List<String> codes(Diagnosis diagnosis, List<String> expected) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR
                        || finding.severity() == Severity.WARNING
                        || expected.contains(finding.code()))
                .map(Finding::code)
                .distinct()
                .toList();
    }
}
