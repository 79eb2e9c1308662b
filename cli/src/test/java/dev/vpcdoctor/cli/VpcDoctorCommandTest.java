package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class VpcDoctorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionNamesTheReleaseAndTheJavaThatRunsIt() {
        assertThat(run("--version")).isEqualTo(ExitCode.HEALTHY);

        assertThat(out.toString())
                .matches("vpc-doctor \\d+\\.\\d+\\.\\d+\\S* \\(Java \\S+, .+\\)\\R")
                .contains("Java " + Runtime.version());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpGoesToStdoutAndListsTheExitCodes() {
        assertThat(run("--help")).isEqualTo(ExitCode.HEALTHY);

        assertThat(out.toString()).startsWith("Usage: vpc-doctor").contains("3     inconclusive");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMissingCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(ExitCode.WRONG_USAGE);

        assertThat(err.toString()).isEqualToNormalizingNewlines("""
            vpc-doctor: A command is missing.
            Try 'vpc-doctor --help'.
            """);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionIsWrongUsageAndTheNearestIsSuggested() {
        assertThat(run("--versoin")).isEqualTo(ExitCode.WRONG_USAGE);

        assertThat(err.toString())
                .contains("Unknown option: '--versoin'")
                .contains("--version")
                .endsWith("Try 'vpc-doctor --help'." + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aDefectIsToldWithoutStackTraceAndNeverPassesForAFoundProblem() {
        assertThat(runBroken("broken")).isEqualTo(ExitCode.DEFECT);

        assertThat(err.toString())
                .contains("a defect of vpc-doctor, not of your network", "the hop has no verdict", "--verbose")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aDefectShowsItsPlaceToWhoAsks() {
        assertThat(runBroken("--verbose", "broken")).isEqualTo(ExitCode.DEFECT);

        assertThat(err.toString()).contains("\tat " + BrokenCommand.class.getName());
    }

    private int run(String... arguments) {
        return Main.run(Run.NO_TERMINAL, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int runBroken(String... arguments) {
        return new CommandLine(new VpcDoctorCommand(Run.NO_TERMINAL))
                .addSubcommand(new BrokenCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new CommandFailure())
                .execute(arguments);
    }

    @Command(name = "broken")
    static final class BrokenCommand implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("the hop has no verdict");
        }
    }
}
