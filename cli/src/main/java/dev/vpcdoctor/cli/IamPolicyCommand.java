package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What an administrator is asked for. */
@Command(
        name = "iam-policy",
        description = {
            "Prints the IAM policy with the least that a command needs. Whatever of it is denied is unknown in the"
                    + " diagnosis; only lambda:GetFunctionConfiguration is indispensable.",
            "%nFor diagnose it has two halves: VpcDoctorReads, and the other statements for packets that its probe"
                    + " sends. Without those, diagnose predicts from the configuration alone."
        })
final class IamPolicyCommand implements Runnable {

    /** Commands, and what they do with AWS. */
    enum Asking {
        DIAGNOSE(Deed.READS_AND_PROBES),
        PATH(Deed.WALKS),
        SNAPSHOT(Deed.READS),
        PROBE(Deed.PROBES),
        DEMO(Deed.NOTHING),
        IAM_POLICY(Deed.NOTHING),
        EXPLAIN(Deed.NOTHING),
        FAILURE_MODES(Deed.NOTHING);

        private final Deed deed;

        Asking(Deed deed) {
            this.deed = deed;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum Deed {
        NOTHING,
        WALKS,
        READS,
        PROBES,
        READS_AND_PROBES
    }

    @ParentCommand
    private VpcDoctorCommand top;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            defaultValue = "diagnose",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Asking command;

    @Option(
            names = "--probe",
            paramLabel = "auto|none|deploy|NAME|FILE",
            converter = ProbeOption.Converter.class,
            description =
                    "As it will be given to diagnose: none or a FILE takes the reading half, and what tells of probes"
                        + " left behind; the NAME of a permanent probe takes its invocation, auto and deploy take all"
                        + " (default: auto).")
    private Optional<ProbeOption> probe = Optional.empty();

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = "An execution role for probes that is there already. Without it one is made for each"
                    + " deployment, and whoever may make a role and give it to Lambda may do whatever a role may.")
    private Optional<String> role = Optional.empty();

    @Override
    public void run() {
        check();
        IamPolicy policy = switch (command.deed) {
            case NOTHING -> new IamPolicy(List.of());
            case WALKS -> Permissions.WALKING;
            case READS -> Permissions.READING;
            case PROBES -> IamPolicy.of(ProbePermissions.toReadTheFunction(), ProbePermissions.toDeploy(role));
            case READS_AND_PROBES -> IamPolicy.of(Permissions.READING, ofProbes(probe.orElse(new ProbeOption.Auto())));
        };
        PrintWriter out = spec.commandLine().getOut();
        out.print(policy.toJson());
        out.flush();
        if (policy.actions().anyMatch("iam:PutRolePolicy"::equals)) {
            top.note("note: who may write a role's policy and pass the role to Lambda can do all that a role can, as"
                    + " long as its name is a probe's.");
            top.note("      --role ARN prints a policy for an execution role that you made, and --probe none one that"
                    + " only reads.");
        }
    }

    private void check() {
        if (probe.isPresent() && command.deed != Deed.READS_AND_PROBES) {
            throw new WrongInput("--probe is an option of diagnose: 'vpc-doctor iam-policy diagnose --probe ...'");
        }
        if (role.isPresent() && !deploys()) {
            throw new WrongInput("--role is the execution role of probes that are deployed, and " + command
                    + (probe.isPresent() ? " with this --probe" : "") + " deploys none");
        }
        ProbeKeepOptions.checkRole(role);
    }

    private boolean deploys() {
        return switch (command.deed) {
            case NOTHING, WALKS, READS -> false;
            case PROBES -> true;
            case READS_AND_PROBES ->
                switch (probe.orElse(new ProbeOption.Auto())) {
                    case ProbeOption.Auto auto -> true;
                    case ProbeOption.Deploy deploy -> true;
                    case ProbeOption.None none -> false;
                    case ProbeOption.Reports reports -> false;
                    case ProbeOption.Deployed deployed -> false;
                };
        };
    }

    private IamPolicy ofProbes(ProbeOption option) {
        return switch (option) {
            case ProbeOption.Auto auto -> ProbePermissions.toDeploy(role);
            case ProbeOption.Deploy deploy -> ProbePermissions.toDeploy(role);
            case ProbeOption.None none -> ProbePermissions.toSeeLeftovers();
            case ProbeOption.Reports reports -> ProbePermissions.toSeeLeftovers();
            case ProbeOption.Deployed deployed ->
                ProbePermissions.toUse(ProbeName.given(deployed.name())
                        .orElseThrow(() -> new WrongInput(
                                "--probe " + deployed.name() + " cannot be the name of a probe: " + ProbeName.RULE)));
        };
    }
}
