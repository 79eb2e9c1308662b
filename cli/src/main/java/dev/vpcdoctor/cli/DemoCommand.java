package dev.vpcdoctor.cli;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.network.target.TargetExpression;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A diagnosis without an AWS account. */
@Command(
        name = "demo",
        description = "Diagnoses a bundled world in which one thing is broken; without a name lists them.")
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private VpcDoctorCommand top;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "Such as no-nat.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private ReportOptions report;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "never",
            description = "What makes the exit code other than 0: error, warning or never (default: ${DEFAULT-VALUE},"
                    + " since a demo is meant to find something).")
    private FailOn failOn;

    @Override
    public Integer call() {
        if (name.isEmpty()) {
            list();
            return ExitCode.HEALTHY;
        }
        report.check();
        Scenario scenario = Scenarios.find(name.get())
                .orElseThrow(
                        () -> new WrongInput("there is no scenario " + name.get() + ": 'vpc-doctor demo' lists them"));
        tell(scenario);
        String source = "demo " + scenario.name();
        DiagnosisInput facts = DiagnosisInput.of(source, scenario.snapshot());
        Diagnosis diagnosis = DiagnoseCommand.diagnose(
                facts,
                facts.function(scenario.question().function(), Optional.empty()),
                scenario.question().targets().stream()
                        .map(TargetExpression::parse)
                        .toList());
        report.write(diagnosis, top.page(), (format, page) -> DiagnoseCommand.renderer(format, page, "from " + source));
        return failOn.exitCode(diagnosis);
    }

    private void list() {
        List<Scenario> scenarios = Scenarios.all().stream()
                .filter(scenario -> scenario.nearMissOf().isEmpty())
                .toList();
        int width =
                scenarios.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        PrintWriter out = spec.commandLine().getOut();
        scenarios.forEach(
                one -> out.println(one.name() + " ".repeat(width - one.name().length() + 2) + one.title()));
        out.flush();
        top.note("");
        top.note("vpc-doctor demo NAME diagnoses one of them.");
    }

    /** The story goes to stderr, where it cannot be taken for a part of the report. */
    private void tell(Scenario scenario) {
        StringBuilder command = new StringBuilder("$ vpc-doctor diagnose ")
                .append(scenario.question().function());
        scenario.question().targets().forEach(target -> command.append(" --to ").append(target));
        top.note(top.page().wrap(scenario.says()));
        top.note(command.toString());
        top.note("");
    }
}
