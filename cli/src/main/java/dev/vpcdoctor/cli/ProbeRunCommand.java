package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.cli.probe.SentPackets;
import dev.vpcdoctor.report.ProbeRunJson;
import dev.vpcdoctor.report.ProbeRunReport;
import dev.vpcdoctor.report.ProbeRunText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What packets do, without what the configuration says. */
@Command(
        name = "run",
        description = "Lets a deployed probe look, and prints what it saw; 'vpc-doctor diagnose FUNCTION --probe FILE'"
                + " reads it as JSON. Where no probe is kept for a function, deploys one, and removes it at the end.")
final class ProbeRunCommand implements Callable<Integer> {

    @ParentCommand
    private ProbeCommand probe;

    @Mixin
    private ProbeSelection which;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = "What to try. May be repeated. Without it, all that the probe may connect to.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--keep", description = "Keep a probe that is deployed for this, as 'probe deploy' does.")
    private boolean keep;

    @Mixin
    private ProbeKeepOptions stay;

    @Mixin
    private ProbeAccountOptions options;

    @Mixin
    private ReportOptions report;

    @Override
    public Integer call() {
        report.check();
        which.check();
        stay.check();
        PlannedProbe.parsed(targets);
        try (ProbeAccount account = options.open(which.function())) {
            ProbeInventory inventory = probe.inventory(account);
            Optional<DeployedProbes> deployed = which.usable(inventory, account.region(), Instant.now());
            return deployed.isPresent() ? look(account, deployed.get()) : deployAndLook(account);
        }
    }

    private int look(ProbeAccount account, DeployedProbes deployed) {
        ProbeQuestions questions = ProbeQuestions.of(deployed, targets, options.aws(), probe.top());
        return tell(account, waiting(() -> account.look(deployed, questions.request()), deployed.name()), questions);
    }

    private ProbeOutcome waiting(Supplier<ProbeOutcome> look, ProbeName name) {
        try (ProbeProgress progress = new ProbeProgress(probe.top(), 1)) {
            progress.says("waiting for what " + name + " sees");
            return look.get();
        }
    }

    private int deployAndLook(ProbeAccount account) {
        stay.requireSomebody(probe.top());
        PlannedProbe planned =
                PlannedProbe.ofFunction(which.function().orElseThrow(), targets, options.aws(), probe.top());
        boolean agreed =
                keep ? stay.isAgreedToKeep(planned, account, probe.top()) : stay.isAgreedToRun(planned, probe.top());
        if (!agreed) {
            probe.top().note("nothing is deployed, and nothing was looked at");
            return ExitCode.INCONCLUSIVE;
        }
        ProbeQuestions questions = ProbeQuestions.of(planned.plan());
        return keep ? keepAndLook(account, planned, questions) : runOnce(account, planned, questions);
    }

    private int runOnce(ProbeAccount account, PlannedProbe planned, ProbeQuestions questions) {
        ProbeOutcome outcome;
        try (ProbeProgress progress =
                new ProbeProgress(probe.top(), planned.placement().subnetIds().size())) {
            outcome = account.run(stay.orderOfRun(planned), questions.request(), progress);
            if (progress.isInterrupted()) {
                throw new Interrupted();
            }
        }
        return tell(account, outcome, questions);
    }

    private int keepAndLook(ProbeAccount account, PlannedProbe planned, ProbeQuestions questions) {
        ProbeOrder order = stay.orderToKeep(planned);
        ProbeKeepResult deployed = probe.deploy(account, order);
        if (deployed.removal().isEmpty()) {
            probe.top().note(deployed.name() + " stays: 'vpc-doctor probe remove " + deployed.name() + "' removes it");
        }
        return tell(
                account, waiting(() -> account.look(deployed, order, questions.request()), deployed.name()), questions);
    }

    private int tell(ProbeAccount account, ProbeOutcome outcome, ProbeQuestions questions) {
        outcome.remarks().forEach(probe.top()::note);
        outcome.removal()
                .filter(removal -> !removal.isWhole())
                .map(SentPackets::leftBehind)
                .ifPresent(probe.top()::insist);
        report.write(
                new ProbeRunReport(account.account(), account.region(), outcome, questions.notAsked()),
                probe.top().page(),
                (format, page) -> switch (format) {
                    case TEXT -> new ProbeRunText(page);
                    case JSON -> new ProbeRunJson();
                });
        return exitCode(outcome, questions);
    }

    /** What is seen is neither healthy nor a problem; that it could not be looked for everywhere is inconclusive. */
    private static int exitCode(ProbeOutcome outcome, ProbeQuestions questions) {
        if (outcome.removal().filter(removal -> !removal.isWhole()).isPresent()) {
            return ExitCode.PROBLEM_FOUND;
        }
        boolean whole = outcome.failures().isEmpty()
                && questions.notAsked().isEmpty()
                && outcome.reports().stream()
                        .allMatch(seen -> seen.report().refusal().isEmpty());
        if (whole) {
            return ExitCode.HEALTHY;
        }
        boolean refused =
                outcome.reports().isEmpty() && outcome.failures().stream().anyMatch(ProbeFailure::isRefused);
        return refused ? ExitCode.AWS_REFUSED : ExitCode.INCONCLUSIVE;
    }
}
