package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsRefusedException;
import dev.vpcdoctor.shared.ProbeRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * An account and region in which probes are deployed, invoked, found and removed. What AWS refuses or does not answer is a
 * result, never an exception; only without credentials there is nothing to begin with.
 */
public final class ProbeAccount implements AutoCloseable {
    private final AwsClients aws;
    private final boolean ownsClients;
    private final WaitLimits limits;
    private final ExecutorService pool = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe-life");
        thread.setDaemon(true);
        return thread;
    });

    private Optional<CallerIdentity> caller = Optional.empty();

    private ProbeAccount(AwsClients aws, boolean ownsClients, WaitLimits limits) {
        this.aws = aws;
        this.ownsClients = ownsClients;
        this.limits = limits;
    }

    /**
     * Begins, and finds out who asks.
     *
     * @param ofArn the region of the function's ARN, if it was given by one
     * @throws AwsRefusedException when there are no credentials, or AWS does not accept them
     * @throws dev.vpcdoctor.aws.NotInAwsException when there is no region
     */
    public static ProbeAccount open(AwsOptions options, Optional<String> ofArn, WaitLimits limits) {
        ProbeAccount account = new ProbeAccount(AwsClients.of(options, ofArn, limits.calls()), true, limits);
        try {
            account.aws.requireCredentials();
            account.identify();
            return account;
        } catch (RuntimeException e) {
            account.close();
            throw e;
        }
    }

    /**
     * The same with clients that something else uses too, and that stay open: for who is in a hurry to look. Who asks is
     * found out when it is needed first, which is for deploying.
     *
     * @throws AwsRefusedException when there are no credentials
     */
    public static ProbeAccount sharing(AwsClients aws, WaitLimits limits) {
        aws.requireCredentials();
        return new ProbeAccount(aws, false, limits);
    }

    /**
     * Finds out who asks.
     *
     * @throws AwsRefusedException when AWS does not tell
     */
    public void identify() {
        caller();
    }

    private synchronized CallerIdentity caller() {
        if (caller.isEmpty()) {
            try {
                GetCallerIdentityResponse identity =
                        SdkCall.call("sts:GetCallerIdentity", () -> aws.sts().getCallerIdentity());
                caller = Optional.of(new CallerIdentity(identity.arn(), identity.account()));
            } catch (CallFailedException e) {
                throw new AwsRefusedException(
                        e.call().says() + ". Without it nobody knows whose probes these would be");
            }
        }
        return caller.get();
    }

    public String region() {
        return aws.region();
    }

    public String account() {
        return caller().account();
    }

    /** Deploys probes, lets them look, and removes them; whatever happens, and when the process is told to end. */
    public ProbeOutcome run(ProbeOrder order, ProbeRequest request, ProbeListener listener) {
        ProbeDeployment deployment = new ProbeDeployment(aws, pool, order, caller(), limits);
        CompletableFuture<List<String>> leftovers = CompletableFuture.supplyAsync(() -> leftovers(deployment), pool);
        RemovalAtExit atExit = RemovalAtExit.of(deployment, listener);
        List<SubnetReport> reports;
        Removal removal;
        try {
            listener.begins(ProbeListener.Step.DEPLOYING);
            List<SubnetProbe> probes = deployment.deploy();
            listener.begins(ProbeListener.Step.SENDING);
            reports = look(probes, Set.copyOf(order.placement().securityGroupIds()), request);
        } finally {
            listener.begins(ProbeListener.Step.REMOVING);
            removal = deployment.remove();
            atExit.cancel();
        }
        return new ProbeOutcome(
                deployment.name(), reports, Optional.of(removal), remarks(deployment, leftovers.join()));
    }

    /** Deploys probes that stay. If one of them fails, none does. */
    public ProbeKeepResult deploy(ProbeOrder order, ProbeListener listener) {
        ProbeDeployment deployment = new ProbeDeployment(aws, pool, order, caller(), limits);
        CompletableFuture<List<String>> leftovers = CompletableFuture.supplyAsync(() -> leftovers(deployment), pool);
        RemovalAtExit atExit = RemovalAtExit.of(deployment, listener);
        Optional<Removal> removal = Optional.empty();
        List<SubnetProbe> probes = List.of();
        try {
            listener.begins(ProbeListener.Step.DEPLOYING);
            probes = deployment.deploy();
            if (isReady(probes)) {
                deployment.keep();
            }
        } finally {
            if (!isReady(probes)) {
                listener.begins(ProbeListener.Step.REMOVING);
                removal = Optional.of(deployment.remove());
            }
            atExit.cancel();
        }
        return new ProbeKeepResult(deployment.name(), probes, removal, remarks(deployment, leftovers.join()));
    }

    private static boolean isReady(List<SubnetProbe> probes) {
        return !probes.isEmpty() && probes.stream().allMatch(SubnetProbe.Ready.class::isInstance);
    }

    /** Lets probes look that are deployed already. */
    public ProbeOutcome look(DeployedProbes deployed, ProbeRequest request) {
        List<CompletableFuture<SubnetReport>> begun = deployed.functions().stream()
                .map(probeFunction -> CompletableFuture.supplyAsync(
                        () -> new ProbeInvocation(aws, request)
                                .of(
                                        new SubnetProbe.Ready(
                                                probeFunction.subnetIds().stream()
                                                        .findFirst()
                                                        .orElse("no subnet"),
                                                probeFunction.functionName()),
                                        probeFunction.securityGroupIds()),
                        pool))
                .toList();
        return new ProbeOutcome(
                deployed.name(), begun.stream().map(CompletableFuture::join).toList(), Optional.empty(), List.of());
    }

    /** Lets probes look that were deployed just now. */
    public ProbeOutcome look(ProbeKeepResult deployed, ProbeOrder order, ProbeRequest request) {
        List<SubnetReport> reports =
                look(deployed.probes(), Set.copyOf(order.placement().securityGroupIds()), request);
        return new ProbeOutcome(deployed.name(), reports, deployed.removal(), deployed.remarks());
    }

    /**
     * The functions of the account that stand in all subnets of a placement with exactly its groups, and so share their
     * network interfaces with it.
     *
     * @return names in their order; empty if they cannot be listed
     */
    public Optional<List<String>> functionsWithSameInterfaces(ProbePlacement placement) {
        return new ProbeResourceSearch(aws, pool).functionsWithSameInterfaces(placement);
    }

    /** Everything of ours that is in the account and region. */
    public ProbeInventory inventory() {
        return new ProbeResourceSearch(aws, pool).everything();
    }

    /**
     * The deployments that left a role or a log group, as all do: to find them takes two calls and one for each, in the
     * largest account. Their functions are yet to be {@linkplain #functionsIn found}.
     */
    public ProbeInventory traces() {
        return new ProbeResourceSearch(aws, pool).traces();
    }

    /**
     * The same, for who is in a hurry.
     *
     * @param onName each name as soon as it is known, perhaps repeatedly, from several threads
     */
    public ProbeInventory traces(Consumer<ProbeName> onName) {
        return new ProbeResourceSearch(aws, pool, onName).traces();
    }

    /** Of a deployment those functions that stand in some subnets. */
    public DeployedProbes functionsIn(ProbeName deployed, List<String> subnetIds) {
        return new ProbeResourceSearch(aws, pool).functionsIn(new DeployedProbes(deployed, List.of()), subnetIds);
    }

    /** Removes what was found. */
    public Removal remove(DeployedProbes deployed) {
        return new ProbeRemover(aws, pool, limits, thing -> false).remove(deployed.things());
    }

    private List<SubnetReport> look(List<SubnetProbe> probes, Set<String> securityGroupIds, ProbeRequest request) {
        ProbeInvocation invocation = new ProbeInvocation(aws, request);
        List<CompletableFuture<SubnetReport>> begun = probes.stream()
                .map(probe -> switch (probe) {
                    case SubnetProbe.Ready ready ->
                        CompletableFuture.supplyAsync(() -> invocation.of(ready, securityGroupIds), pool);
                    case SubnetProbe.NotReady not ->
                        CompletableFuture.<SubnetReport>completedFuture(new SubnetReport.NotSeen(not.failure()));
                })
                .toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> remarks(ProbeDeployment deployment, List<String> leftovers) {
        List<String> remarks = new ArrayList<>(deployment.remarks());
        remarks.addAll(leftovers);
        return remarks;
    }

    /** What earlier runs could not remove. Who may not look for it is not told. */
    private List<String> leftovers(ProbeDeployment own) {
        return new ProbeInventory(
                        traces().probes().stream()
                                .filter(probes -> !probes.name().equals(own.name()))
                                .toList(),
                        List.of())
                .leftovers(Instant.now());
    }

    @Override
    public void close() {
        pool.shutdownNow();
        if (ownsClients) {
            aws.close();
        }
    }
}
