package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsRefusedException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command could not do. A failure of our own is told in a sentence, with the stack trace only for who asks. */
final class CommandFailure implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof WrongInput) {
            err.println(command.getColorScheme().errorText("vpc-doctor: " + failure.getMessage()));
            return ExitCode.WRONG_USAGE;
        }
        if (failure instanceof Interrupted) {
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof AwsRefusedException) {
            err.println(command.getColorScheme().errorText("vpc-doctor: " + failure.getMessage()));
            return ExitCode.AWS_REFUSED;
        }
        if (failure instanceof ReportNotWritten) {
            err.println(command.getColorScheme().errorText("vpc-doctor: " + failure.getMessage()));
            return ExitCode.NOT_WRITTEN;
        }
        err.println(command.getColorScheme()
                .errorText("vpc-doctor: this is a defect of vpc-doctor, not of your network: " + failure));
        CommandLine top = parsed.commandSpec().root().commandLine();
        if (top.getCommand() instanceof VpcDoctorCommand asked && asked.verbose()) {
            failure.printStackTrace(err);
        } else {
            err.println("With --verbose it says where. Please report it.");
        }
        return ExitCode.DEFECT;
    }
}
