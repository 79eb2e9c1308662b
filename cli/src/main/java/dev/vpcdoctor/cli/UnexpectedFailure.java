package dev.vpcdoctor.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The last resort for what no command handled: a sentence, and the stack trace only for who asks. */
final class UnexpectedFailure implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme()
                .errorText("vpc-doctor: this is a defect of vpc-doctor, not of your network: " + failure));
        CommandLine top = parsed.commandSpec().root().commandLine();
        if (top.getCommand() instanceof VpcDoctorCommand asked && asked.verbose()) {
            failure.printStackTrace(err);
        } else {
            err.println("With --verbose it says where. Please report it.");
        }
        return ExitCode.INCONCLUSIVE;
    }
}
