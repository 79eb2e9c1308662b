package dev.vpcdoctor.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the process starts and ends: arguments in, exit code out. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
    }

    /** A report reads the same in a terminal, a file and a pipeline's log, where often no locale is set. */
    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs one command line.
     *
     * @param out gets the report and nothing else
     * @param err gets progress, errors and usage
     * @return the exit code, one of {@link ExitCode}'s
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new VpcDoctorCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new UnexpectedFailure())
                .execute(arguments);
    }
}
