package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.report.ProbeDeploymentJson;
import dev.vpcdoctor.report.ProbeDeploymentReport;
import dev.vpcdoctor.report.ProbeDeploymentText;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Probes that stay, for one who looks more than once. */
@Command(
        name = "deploy",
        description = "Deploys a probe in each subnet of a function. It stays until it is removed or expires. If one of"
                + " them cannot be deployed, none is kept, and Lambda's reason is told.")
final class ProbeDeployCommand implements Callable<Integer> {

    @ParentCommand
    private ProbeCommand probe;

    @Mixin
    private ProbePlacementOptions place;

    @Mixin
    private ProbeKeepOptions stay;

    @Mixin
    private ProbeAccountOptions options;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        report.check();
        place.check();
        stay.check();
        stay.requireSomebody(probe.top());
        PlannedProbe planned = place.plan(options.aws(), probe.top());
        planned.tellWhatIsNotAsked(probe.top());
        ProbeOrder order = stay.orderToKeep(planned);
        try (ProbeAccount account = options.open(place.function())) {
            if (!stay.isAgreedToKeep(planned, account, probe.top())) {
                probe.top().note("nothing is deployed");
                return ExitCode.HEALTHY;
            }
            Instant began = Instant.now();
            ProbeKeepResult deployed = probe.deploy(account, order);
            report.write(
                    new ProbeDeploymentReport(account.account(), account.region(), began, order, deployed),
                    probe.top().page(),
                    (format, page) -> switch (format) {
                        case TEXT -> new ProbeDeploymentText(page);
                        case JSON -> new ProbeDeploymentJson();
                    });
            return exitCode(deployed);
        }
    }

    /** What is left behind is a problem of its own, and worse than a refusal. */
    static int exitCode(ProbeKeepResult deployed) {
        if (deployed.removal().isEmpty()) {
            return ExitCode.HEALTHY;
        }
        boolean refused = deployed.removal().get().isWhole()
                && deployed.failures().stream().anyMatch(ProbeFailure::isRefused);
        return refused ? ExitCode.AWS_REFUSED : ExitCode.PROBLEM_FOUND;
    }
}
