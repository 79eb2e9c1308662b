package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.Finding;
import dev.vpcdoctor.diagnosis.Fix;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario is diagnosed as it says, and every fault that a setting can mend has a fix that was checked. */
class FilterScenariosTest {

    static Stream<String> names() {
        return Scenarios.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDiagnosedAsItSays(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();

        Diagnosis diagnosis = diagnose(scenario);

        List<String> expected = scenario.expectation().findings();
        List<String> codes = diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR
                        || finding.severity() == Severity.WARNING
                        || expected.contains(finding.code()))
                .map(Finding::code)
                .toList();
        assertThat(codes).as("findings of %s: %s", name, summaries(diagnosis)).isEqualTo(expected);
        assertThat(diagnosis.outcome()).isEqualTo(scenario.expectation().outcome());
        scenario.nearMissOf().ifPresent(code -> assertThat(codes).doesNotContain(code));
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasACheckedFixForEveryFaultThatASettingMends(String name) {
        Diagnosis diagnosis = diagnose(Scenarios.find(name).orElseThrow());

        for (Finding finding : diagnosis.findings()) {
            if (finding.severity() == Severity.ERROR && finding.confidence() != Confidence.POSSIBLE) {
                Fix fix = finding.fix().orElseThrow(() -> new AssertionError(finding.code() + " has no fix"));
                boolean inWordsOnly = fix.commands().isEmpty();
                assertThat(fix.checked())
                        .as("%s, fix of %s: %s %s", name, finding.code(), fix.outcome(), fix.commands())
                        .isEqualTo(!inWordsOnly);
                assertThat(fix.commands()).allMatch(command -> command.contains("aws "));
            }
        }
    }

    private static List<String> summaries(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::summary).toList();
    }

    private static Diagnosis diagnose(Scenario scenario) {
        Network network = NetworkReader.read(scenario.snapshot()).network();
        LambdaFunction function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst()
                .orElseThrow();
        List<TargetExpression> targets = scenario.question().targets().stream()
                .map(TargetExpression::parse)
                .toList();
        return new Doctor(network).diagnose(function, targets, List.of());
    }
}
