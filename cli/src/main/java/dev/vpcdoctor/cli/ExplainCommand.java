package dev.vpcdoctor.cli;

import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.report.ExplanationText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a code of a report means. */
@Command(
        name = "explain",
        description =
                "Tells what a code of a report means, how it shows, how it is told from its neighbours, and what fixes"
                        + " it.")
final class ExplainCommand implements Runnable {

    @ParentCommand
    private VpcDoctorCommand top;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CODE",
            description = "Such as no-route-to-internet; 'vpc-doctor failure-modes' lists them.")
    private String code;

    @Override
    public void run() {
        FindingCode found =
                Catalogue.find(code.strip().toLowerCase(Locale.ROOT)).orElseThrow(this::unknown);
        PrintWriter out = spec.commandLine().getOut();
        out.print(new ExplanationText(top.page()).render(found));
        out.flush();
    }

    private WrongInput unknown() {
        List<String> codes = Catalogue.codes().stream().map(FindingCode::name).toList();
        return new WrongInput(
                "there is no code " + code + "; did you mean " + String.join(", ", FunctionFinder.nearest(code, codes))
                        + "? 'vpc-doctor failure-modes' lists them all");
    }
}
