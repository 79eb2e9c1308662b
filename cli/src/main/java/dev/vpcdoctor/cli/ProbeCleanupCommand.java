package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.report.ProbeRemovals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** After a run that was killed. */
@Command(
        name = "cleanup",
        description = "Removes the probes that nobody needs: what a killed run left, and what has expired. Leaves alone"
                + " what is kept, in use or permanent. May be repeated at any time.")
final class ProbeCleanupCommand implements Callable<Integer> {

    @ParentCommand
    private ProbeCommand probe;

    @Mixin
    private ProbeAccountOptions options;

    @Option(
            names = "--force",
            description = "Also remove what is perhaps in use: by a run on another machine, or of which nobody can tell"
                    + " whose it is.")
    private boolean force;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        report.check();
        try (ProbeAccount account = options.open(Optional.empty())) {
            ProbeInventory inventory = probe.inventory(account);
            Instant now = Instant.now();
            Map<Boolean, List<DeployedProbes>> goes = inventory.probes().stream()
                    .collect(Collectors.partitioningBy(
                            probes -> inventory.knowsFunctions() && isNeedless(probes.retention(now))));
            return probe.write(
                    report,
                    new ProbeRemovals(
                            account.account(),
                            account.region(),
                            now,
                            probe.remove(account, goes.get(true)),
                            goes.get(false),
                            inventory));
        }
    }

    /** It would be odd if a script that says so to the other commands could not say it here. */
    @Option(names = "--yes", description = "Ask nothing, as other commands do with it; this one never asks.")
    void askNothing(boolean always) {}

    private boolean isNeedless(Retention retention) {
        return switch (retention) {
            case LEFTOVER -> true;
            case PERHAPS_IN_USE -> force;
            case KEPT, IN_USE, PERMANENT -> false;
        };
    }
}
