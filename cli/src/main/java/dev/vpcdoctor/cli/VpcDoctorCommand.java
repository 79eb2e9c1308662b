package dev.vpcdoctor.cli;

import dev.vpcdoctor.report.Page;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a command: shows help and version, and holds what all others share. */
@Command(
        name = "vpc-doctor",
        description = "Tells why an AWS Lambda function in a VPC cannot connect, and what fixes it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DiagnoseCommand.class,
            PathCommand.class,
            SnapshotCommand.class,
            ProbeCommand.class,
            IamPolicyCommand.class,
            DemoCommand.class,
            ExplainCommand.class,
            FailureModesCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:healthy",
            "1:a problem was found",
            "2:wrong usage",
            "3:inconclusive",
            "4:AWS refused, or credentials are missing",
            "70:a defect of vpc-doctor",
            "74:the report could not be written",
            "130:interrupted"
        })
final class VpcDoctorCommand implements Runnable {
    static final String NO_COLOR = "--no-color";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description =
                    "Say more, on stderr: all that could not be read; with a failure of our own, where it happened.")
    private boolean verbose;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say nothing on stderr but errors.")
    private boolean quiet;

    @Option(
            names = NO_COLOR,
            scope = ScopeType.INHERIT,
            description = "No colours, even on a terminal. NO_COLOR in the environment does the same.")
    private boolean noColor;

    VpcDoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean verbose() {
        return verbose;
    }

    /** What a report on stdout is written on. */
    Page page() {
        return terminal.page(!noColor);
    }

    /** Something that the user may want to know beside the report. */
    void note(String line) {
        if (!quiet) {
            err().println(line);
        }
    }

    /** Something that nobody may miss, whatever was said to be quiet. */
    void insist(String line) {
        err().println(spec.commandLine().getColorScheme().errorText("vpc-doctor: " + line));
    }

    /** Whether a person is there who can be asked. */
    boolean canAsk() {
        return !quiet && isAtTerminal();
    }

    /** Whether stdin, stdout and stderr are all a terminal. */
    boolean isAtTerminal() {
        return terminal.keyboard().isThere() && terminal.stderrIsTerminal().getAsBoolean();
    }

    /** Asks the person who is there; whatever is not a yes is a no. */
    boolean asksForYes(String question) {
        String wrapped = question.lines().map(page()::wrap).collect(Collectors.joining("\n"));
        err().print(wrapped + " [y/N] ");
        err().flush();
        return terminal.keyboard()
                .line()
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }

    /** A line that shows how far something is, to a person at a terminal. */
    ProgressLine progress() {
        return new ProgressLine(err(), !quiet && terminal.stderrIsTerminal().getAsBoolean());
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
