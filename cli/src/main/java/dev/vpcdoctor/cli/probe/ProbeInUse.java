package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.diagnosis.probe.EarlyChecks;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.address.AllowList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A deployed probe that a diagnosis uses. It looks before it is known all that it shall look for. */
public final class ProbeInUse {
    private final ProbeAccount account;
    private final DeployedProbes deployed;
    private final AllowList allowed;
    private final ProbeRequest early;
    private final CompletableFuture<Optional<ProbeOutcome>> outcome;

    private ProbeInUse(
            ProbeAccount account,
            DeployedProbes deployed,
            AllowList allowed,
            ProbeRequest early,
            CompletableFuture<Optional<ProbeOutcome>> outcome) {
        this.account = account;
        this.deployed = deployed;
        this.allowed = allowed;
        this.early = early;
        this.outcome = outcome;
    }

    static ProbeInUse of(ProbeAccount account, DeployedProbes deployed, List<TargetExpression> named) {
        AllowList allowed = deployed.functions().stream()
                .findFirst()
                .map(probeFunction -> AllowList.ofDeployment(probeFunction.allowList()))
                .orElseGet(() -> AllowList.ofDeployment(""));
        return new ProbeInUse(
                account,
                deployed,
                allowed,
                EarlyChecks.of(allowed, named),
                CompletableFuture.completedFuture(Optional.empty()));
    }

    /** How much of what is asked for it can look at before the configuration is read. */
    int earlyChecks() {
        return early.checks().size();
    }

    /** The same, looking. */
    ProbeInUse begun(Executor pool) {
        return early.checks().isEmpty()
                ? this
                : new ProbeInUse(
                        account,
                        deployed,
                        allowed,
                        early,
                        CompletableFuture.supplyAsync(() -> Optional.of(account.look(deployed, early)), pool));
    }

    public String name() {
        return deployed.name().value();
    }

    /** Of a plan, what it may look at. */
    public ProbePlan within(ProbePlan plan) {
        return plan.within(allowed, name());
    }

    /**
     * Waits for what it saw, and lets it look for what it was not told of before.
     *
     * @param plan {@linkplain #within within} what it may
     */
    public ProbeOutcome look(ProbePlan plan) {
        List<Check> asked = plan.request().checks();
        List<Check> later =
                asked.stream().filter(check -> !early.checks().contains(check)).toList();
        List<Check> earlier = asked.stream().filter(early.checks()::contains).toList();
        // Meanwhile the first goes on.
        Optional<ProbeOutcome> second = later.isEmpty()
                ? Optional.empty()
                : Optional.of(account.look(deployed, new ProbeRequest(Optional.empty(), later)));
        return MergedOutcome.of(
                deployed.name(), earlier.isEmpty() ? Optional.empty() : outcome.join(), earlier, second);
    }
}
