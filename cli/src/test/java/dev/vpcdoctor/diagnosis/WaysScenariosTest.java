package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import org.junit.jupiter.api.Test;

class WaysScenariosTest {
    @Test
    void dump() {
        for (Scenario s : Scenarios.all()) {
            try {
                Network network = NetworkReader.read(s.snapshot()).network();
                LambdaFunction f = network.all(LambdaFunction.class).stream().filter(x -> x.name().equals(s.question().function())).findFirst().orElseThrow();
                Diagnosis d = new Doctor(network).diagnose(f, s.question().targets().stream().map(TargetExpression::parse).toList(), java.util.List.of());
                java.util.List<String> codes = d.findings().stream().map(Finding::code).toList();
                boolean ok = codes.equals(s.expectation().findings()) && d.outcome() == s.expectation().outcome();
                System.out.println((ok ? "ok   " : "BAD  ") + s.name() + " " + codes + " " + d.outcome() + (ok ? "" : "  expected " + s.expectation()));
                for (Finding x : d.findings()) {
                    System.out.println("      " + x.code() + ": " + x.summary() + "  " + x.resources());
                    if (!ok || x.fix().isEmpty()) x.evidence().forEach(e -> System.out.println("         ev " + e.says() + " [" + e.from() + "]"));
                    x.fix().ifPresent(fix -> {
                        System.out.println("         FIX " + fix.checked() + " " + fix.summary() + " | " + fix.outcome() + " | " + fix.monthlyCostUsd());
                        fix.commands().forEach(c -> System.out.println("            " + c));
                    });
                }
            } catch (RuntimeException e) { System.out.println("EXC  " + s.name() + " " + e); e.printStackTrace(System.out); }
        }
    }
}
