package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.Permissions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an administrator is asked for. */
@Command(
        name = "iam-policy",
        description =
                "Prints the IAM policy with the least that a command needs. Whatever of it is denied is unknown in the"
                        + " diagnosis; only lambda:GetFunctionConfiguration is indispensable.")
final class IamPolicyCommand implements Runnable {

    /** IAM refuses a statement without actions; this one is of a command that asks AWS nothing. */
    private static final String NOTHING = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []\n}\n";

    /** Commands, and whether they ask AWS. */
    enum Asking {
        DIAGNOSE(true),
        PATH(true),
        SNAPSHOT(true),
        DEMO(false),
        IAM_POLICY(false),
        EXPLAIN(false),
        FAILURE_MODES(false);

        private final boolean collects;

        Asking(boolean collects) {
            this.collects = collects;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            defaultValue = "diagnose",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Asking command;

    @Override
    public void run() {
        List<String> actions = command.collects ? Permissions.TO_COLLECT : List.of();
        PrintWriter out = spec.commandLine().getOut();
        out.print(actions.isEmpty() ? NOTHING : policy(actions));
        out.flush();
    }

    private static String policy(List<String> actions) {
        String list =
                actions.stream().map(action -> "        \"" + action + "\"").collect(Collectors.joining(",\n"));
        return """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "VpcDoctorReads",
                  "Effect": "Allow",
                  "Action": [
            %s
                  ],
                  "Resource": "*"
                }
              ]
            }
            """.formatted(list);
    }
}
