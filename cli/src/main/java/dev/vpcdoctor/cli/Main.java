package dev.vpcdoctor.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Where the process starts and ends: arguments in, exit code out. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), utf8(System.out), utf8(System.err), arguments));
    }

    /** A report reads the same in a terminal, a file and a pipeline's log, where often no locale is set. */
    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs one command line.
     *
     * @param terminal what stands behind {@code out}
     * @param out gets the report and nothing else
     * @param err gets progress, errors and usage
     * @return the exit code, one of {@link ExitCode}'s
     */
    static int run(Terminal terminal, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new VpcDoctorCommand(terminal));
        if (Arrays.asList(arguments).contains(VpcDoctorCommand.NO_COLOR)) {
            command.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
        }
        int exitCode = command.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new CommandFailure())
                .execute(arguments);
        // A writer keeps its failures to itself until it is asked.
        if (out.checkError()) {
            err.println(command.getColorScheme()
                    .errorText("vpc-doctor: the output cannot be written to stdout: the disk is full, or nobody"
                            + " reads it"));
            return ExitCode.NOT_WRITTEN;
        }
        return exitCode;
    }
}
