package dev.vpcdoctor.cli;

import dev.vpcdoctor.diagnosis.finding.Chapter;
import dev.vpcdoctor.report.CatalogueMarkdown;
import dev.vpcdoctor.report.CatalogueText;
import dev.vpcdoctor.report.Renderer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The whole catalogue. */
@Command(name = "failure-modes", description = "Lists all that can be found, by chapter.")
final class FailureModesCommand implements Runnable {

    /** How the list is written. */
    enum Listing {
        TEXT,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParentCommand
    private VpcDoctorCommand top;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, one sentence each, or markdown, the whole reference page (default: ${DEFAULT-VALUE}).")
    private Listing output;

    @Override
    public void run() {
        Renderer<List<Chapter>> renderer = switch (output) {
            case TEXT -> new CatalogueText(top.page());
            case MARKDOWN -> new CatalogueMarkdown();
        };
        PrintWriter out = spec.commandLine().getOut();
        out.print(renderer.render(List.of(Chapter.values())));
        out.flush();
    }
}
