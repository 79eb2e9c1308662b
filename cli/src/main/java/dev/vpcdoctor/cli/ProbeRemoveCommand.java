package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.report.ProbeRemovals;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The end of a probe that was kept. */
@Command(
        name = "remove",
        description = "Removes the probes of one deployment, whoever keeps them: functions, role and log group.")
final class ProbeRemoveCommand implements Callable<Integer> {

    @ParentCommand
    private ProbeCommand probe;

    @Mixin
    private ProbeSelection which;

    @Mixin
    private ProbeAccountOptions options;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        report.check();
        which.check();
        try (ProbeAccount account = options.open(which.function())) {
            ProbeInventory inventory = probe.inventory(account);
            Instant now = Instant.now();
            DeployedProbes wanted = which.in(inventory, account.region(), now);
            refuseIfNotOurs(wanted, now);
            inventory.requireFunctions();
            return probe.write(
                    report,
                    new ProbeRemovals(
                            account.account(),
                            account.region(),
                            now,
                            probe.remove(account, List.of(wanted)),
                            List.of(),
                            inventory));
        }
    }

    private static void refuseIfNotOurs(DeployedProbes probes, Instant now) {
        Retention retention = probes.retention(now);
        switch (retention) {
            case PERMANENT ->
                throw new WrongInput(probes.name() + " is permanent: a template deployed it, so remove it there (delete"
                        + " its CloudFormation stack, or 'terraform destroy')");
            case IN_USE ->
                throw new WrongInput(probes.name() + " is in use: a run on this machine goes on, and removes it at its"
                        + " end; end that run first");
            case KEPT, PERHAPS_IN_USE, LEFTOVER -> {}
        }
    }
}
