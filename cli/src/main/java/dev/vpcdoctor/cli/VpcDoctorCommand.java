package dev.vpcdoctor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a command: shows help and version, and holds the list of the others. */
@Command(
        name = "vpc-doctor",
        description = "Tells why an AWS Lambda function in a VPC cannot connect, and what fixes it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:healthy",
            "1:a problem was found",
            "2:wrong usage",
            "3:inconclusive",
            "4:AWS refused, or credentials are missing",
            "130:interrupted"
        })
final class VpcDoctorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", description = "Say more, on stderr: with a failure of our own, where it happened.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
