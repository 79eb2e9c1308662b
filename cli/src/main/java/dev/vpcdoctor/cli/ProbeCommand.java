package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.report.ProbeRemovals;
import dev.vpcdoctor.report.ProbeRemovals.Removed;
import dev.vpcdoctor.report.ProbeRemovalsJson;
import dev.vpcdoctor.report.ProbeRemovalsText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The probe's life, step by step. */
@Command(
        name = "probe",
        description = "Deploys probes that look from inside a VPC, lets them look, and removes them.",
        footerHeading = "%nWhat a probe is%n",
        footer = {
            "  A small Lambda function in one subnet of your function, with exactly its security",
            "  groups. It connects to what its deployment allows and to nothing else. 'vpc-doctor",
            "  diagnose --probe deploy' does all of this by itself; the commands here are for a",
            "  probe that stays a while, and for what an interrupted run left behind."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ProbeDeployCommand.class,
            ProbeRunCommand.class,
            ProbeListCommand.class,
            ProbeRemoveCommand.class,
            ProbeCleanupCommand.class,
            ProbeTemplateCommand.class
        })
final class ProbeCommand implements Runnable {

    @ParentCommand
    private VpcDoctorCommand top;

    @Spec
    private CommandSpec spec;

    VpcDoctorCommand top() {
        return top;
    }

    /** Looks for all probes, and tells a person at a terminal that this goes on. */
    ProbeInventory inventory(ProbeAccount account) {
        try (ProgressLine progress = top.progress()) {
            progress.says("looking for probes in " + account.region());
            return account.inventory();
        }
    }

    /** Deploys probes that stay, and tells how far it is. */
    ProbeKeepResult deploy(ProbeAccount account, ProbeOrder order) {
        try (ProbeProgress progress =
                new ProbeProgress(top, order.placement().subnetIds().size())) {
            ProbeKeepResult deployed = account.deploy(order, progress);
            if (progress.isInterrupted()) {
                throw new Interrupted();
            }
            return deployed;
        }
    }

    /** Removes them one after the other, each whole. */
    List<Removed> remove(ProbeAccount account, List<DeployedProbes> all) {
        List<Removed> removals = new ArrayList<>();
        try (ProgressLine progress = top.progress()) {
            InterruptHook notice = new InterruptHook(() -> {
                progress.clear();
                top.insist("interrupted: perhaps not everything is removed; the same command goes on with it");
            });
            try {
                for (DeployedProbes probes : all) {
                    progress.says("removing " + probes.name());
                    removals.add(new Removed(probes.name(), account.remove(probes)));
                }
            } finally {
                notice.cancel();
            }
        }
        return removals;
    }

    /** Writes what came of it, and tells the exit code. */
    int write(ReportOptions report, ProbeRemovals removals) {
        report.write(removals, top.page(), (format, page) -> switch (format) {
            case TEXT -> new ProbeRemovalsText(page);
            case JSON -> new ProbeRemovalsJson();
        });
        if (!removals.isWhole()) {
            return ExitCode.PROBLEM_FOUND;
        }
        return removals.isUncertain() ? ExitCode.AWS_REFUSED : ExitCode.HEALTHY;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.flush();
    }
}
