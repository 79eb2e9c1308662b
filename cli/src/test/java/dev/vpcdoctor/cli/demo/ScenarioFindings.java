package dev.vpcdoctor.cli.demo;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;

/** What a scenario is diagnosed as by its configuration alone. */
final class ScenarioFindings {
    private ScenarioFindings() {}

    static Finding finding(String scenario, String code) {
        return findings(scenario).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static List<String> notes(String scenario) {
        return diagnose(Scenarios.find(scenario).orElseThrow()).notRead().stream()
                .map(note -> note.operation() + ": " + note.consequence())
                .toList();
    }

    /** Of the first finding. */
    static Fix fix(String scenario) {
        return findings(scenario).get(0).fix().orElseThrow();
    }

    static List<Finding> findings(String scenario) {
        return diagnose(Scenarios.find(scenario).orElseThrow()).findings();
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
