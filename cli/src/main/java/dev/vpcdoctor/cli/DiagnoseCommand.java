package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import dev.vpcdoctor.report.DiagnosisJson;
import dev.vpcdoctor.report.DiagnosisText;
import dev.vpcdoctor.report.Page;
import dev.vpcdoctor.report.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The main job: why does a function not connect. */
@Command(
        name = "diagnose",
        description = "Tells whether a function reaches its targets; if not why not, and what fixes it.",
        footerHeading = "%nA TARGET is one of%n",
        footer = {
            "  host:port   IP:port   a URL   internet   aws:SERVICE   an ARN",
            "  rds:ID   rds-proxy:ID   elasticache:ID   an eni-, i- or vpce- id, with :port"
        })
final class DiagnoseCommand implements Callable<Integer> {

    @ParentCommand
    private VpcDoctorCommand top;

    @Parameters(paramLabel = "FUNCTION", description = "Name or ARN of the function.")
    private String function;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = "What it should reach. May be repeated. Without it, targets are guessed from the function's"
                    + " environment, its event sources, and the databases that admit it.")
    private List<String> targets = new ArrayList<>();

    @Mixin
    private SnapshotOptions snapshot;

    @Mixin
    private ProbeOptions probe;

    @Mixin
    private ReportOptions report;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "error",
            description = "What makes the exit code other than 0: error, warning or never (default: ${DEFAULT-VALUE}).")
    private FailOn failOn;

    @Override
    public Integer call() {
        report.check();
        probe.check(snapshot.isLive(), top);
        try {
            List<TargetExpression> expressions =
                    targets.stream().map(TargetExpression::parse).toList();
            return snapshot.isLive() ? live(expressions) : saved(expressions);
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    /** By what is written down. */
    private int saved(List<TargetExpression> expressions) {
        DiagnosisInput facts = probe.addTo(snapshot.read(() -> new CollectionSubject.OfFunction(function), top));
        return tell(facts, facts.function(function, snapshot.region()), expressions);
    }

    /** By asking AWS, and whether an earlier run left a probe behind. */
    private int live(List<TargetExpression> expressions) {
        try (LivePackets packets =
                LivePackets.begin(probe.wanted(), probe.agreed(), function, expressions, snapshot.aws(), top)) {
            DiagnosisInput facts = probe.addTo(snapshot.read(new CollectionSubject.OfFunction(function), top, packets));
            LambdaFunction found = facts.function(function, snapshot.region());
            return tell(packets.addTo(facts, found), found, expressions);
        }
    }

    private int tell(DiagnosisInput facts, LambdaFunction found, List<TargetExpression> expressions) {
        facts.warn(top, report);
        Diagnosis diagnosis = diagnose(facts, found, expressions);
        report.write(diagnosis, top.page(), (format, page) -> renderer(format, page, probe.evidence(facts)));
        return failOn.exitCode(diagnosis);
    }

    /**
     * Diagnoses with facts of any origin.
     *
     * @throws TargetSyntaxException when a target is not there, or lacks a port
     */
    static Diagnosis diagnose(DiagnosisInput facts, LambdaFunction function, List<TargetExpression> targets) {
        return new Doctor(facts.network(), facts.witnesses())
                .diagnose(function, targets, facts.notRead())
                .remarking(facts.remarks());
    }

    static Renderer<Diagnosis> renderer(Format format, Page page, String evidence) {
        return switch (format) {
            case TEXT -> new DiagnosisText(page, evidence);
            case JSON -> new DiagnosisJson();
        };
    }
}
