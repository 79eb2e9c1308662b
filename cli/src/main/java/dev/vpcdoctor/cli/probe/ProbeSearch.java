package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.AwsRefusedException;
import dev.vpcdoctor.aws.FunctionSubnetsAndGroups;
import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.WaitLimits;
import dev.vpcdoctor.network.target.TargetExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks for deployed probes, and lets the one that fits a function begin, while the configuration is still being read.
 * Whoever does not need it loses nothing by it.
 */
public final class ProbeSearch implements AutoCloseable {
    /** More than this many deployments at one time are not looked at one by one. */
    private static final int MOST_CANDIDATES = 8;

    private final Wanted wanted;
    private final List<TargetExpression> named;
    private final ExecutorService pool = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe-search");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<ProbeName, CompletableFuture<DeployedProbes>> functionsIn = new ConcurrentHashMap<>();
    private final CompletableFuture<FunctionSubnetsAndGroups> function = new CompletableFuture<>();
    private final CompletableFuture<ProbeAccount> account;
    private final CompletableFuture<ProbeInventory> inventory;
    private final CompletableFuture<Optional<ProbeInUse>> found;

    /** Which probe is to be used. */
    public sealed interface Wanted {
        /** None; but an earlier run may have left one behind. */
        record None() implements Wanted {}

        /** Whichever stands exactly as the function does, and stays. */
        record Fitting() implements Wanted {}

        /** One of somebody's choice. */
        record Named(String name) implements Wanted {}
    }

    private ProbeSearch(Wanted wanted, List<TargetExpression> named, AwsClients aws) {
        this.wanted = wanted;
        this.named = List.copyOf(named);
        this.account = CompletableFuture.supplyAsync(() -> ProbeAccount.sharing(aws, WaitLimits.DEFAULT), pool);
        this.inventory = account.thenApplyAsync(open -> open.traces(this::onName), pool);
        this.found = inventory.thenCombineAsync(function, this::choose, pool);
    }

    /**
     * Begins.
     *
     * @param named the targets; none if they are yet to be discovered
     * @param aws which stays open
     */
    public static ProbeSearch begin(Wanted wanted, List<TargetExpression> named, AwsClients aws) {
        return new ProbeSearch(wanted, named, aws);
    }

    /** Is told where the function stands. Nothing can be chosen before. */
    public void functionFound(FunctionSubnetsAndGroups probeFunction) {
        function.complete(probeFunction);
    }

    /**
     * The account, when it is known who asks.
     *
     * @throws AwsRefusedException when that cannot be found out
     */
    public ProbeAccount account() {
        ProbeAccount open = get(account, Optional.empty()).orElseThrow();
        open.identify();
        return open;
    }

    /**
     * The probe that fits, which has begun to look; waits for the search to end.
     *
     * @throws AwsRefusedException when AWS cannot be asked
     */
    public Optional<ProbeInUse> found() {
        return get(found, Optional.empty()).orElseThrow();
    }

    /** The same without a long wait; empty also where it takes too long, or AWS cannot be asked. */
    public Optional<ProbeInUse> foundWithin(Duration longestWait) {
        try {
            return get(found, Optional.of(longestWait)).flatMap(probe -> probe);
        } catch (AwsRefusedException e) {
            return Optional.empty();
        }
    }

    /** Whether a probe that fits may yet be found. */
    public boolean isStillLooking() {
        return !found.isDone();
    }

    /** What there is in the account, as far as it is known by now; empty where it cannot be found out. */
    public Optional<ProbeInventory> inventoryWithin(Duration longestWait) {
        try {
            return get(inventory, Optional.of(longestWait));
        } catch (AwsRefusedException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> get(CompletableFuture<T> future, Optional<Duration> longestWait) {
        try {
            return Optional.of(
                    longestWait.isPresent()
                            ? future.get(longestWait.get().toMillis(), TimeUnit.MILLISECONDS)
                            : future.get());
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Where its functions stand is asked while its tags are still being read. */
    private void onName(ProbeName name) {
        if (wanted instanceof Wanted.Fitting && functionsIn.size() < MOST_CANDIDATES) {
            functionsIn.computeIfAbsent(name, this::functionsOf);
        }
    }

    private CompletableFuture<DeployedProbes> functionsOf(ProbeName name) {
        return function.thenApplyAsync(
                probeFunction -> account.join().functionsIn(name, probeFunction.subnetIds()), pool);
    }

    private Optional<ProbeInUse> choose(ProbeInventory inventory, FunctionSubnetsAndGroups probeFunction) {
        return switch (wanted) {
            case Wanted.None none -> Optional.empty();
            case Wanted.Fitting fitting ->
                inventory.probes().stream()
                        .filter(ProbeSearch::stays)
                        .sorted(Comparator.comparing(ProbeSearch::age).reversed())
                        .limit(MOST_CANDIDATES)
                        .map(candidate -> candidate.and(functionsIn
                                .computeIfAbsent(candidate.name(), this::functionsOf)
                                .join()))
                        .filter(candidate -> hasPlacementOf(candidate, probeFunction))
                        .map(candidate -> ProbeInUse.of(account.join(), candidate, named))
                        .max(Comparator.comparingInt(ProbeInUse::earlyChecks))
                        .map(chosen -> chosen.begun(pool));
            case Wanted.Named name ->
                named(inventory, name.name(), probeFunction)
                        .map(candidate -> ProbeInUse.of(account.join(), candidate, named))
                        .map(chosen -> chosen.begun(pool));
        };
    }

    /** Where its functions are not the function's subnets, all functions of the account are looked through. */
    private Optional<DeployedProbes> named(
            ProbeInventory inventory, String name, FunctionSubnetsAndGroups probeFunction) {
        Optional<DeployedProbes> here = inventory.probes().stream()
                .filter(probes -> probes.name().isNameOf(name))
                .findFirst()
                .map(candidate ->
                        candidate.and(account.join().functionsIn(candidate.name(), probeFunction.subnetIds())))
                .filter(candidate -> !candidate.functions().isEmpty());
        return here.or(() -> account.join().inventory().probes().stream()
                .filter(probes -> probes.name().isNameOf(name))
                .filter(candidate -> !candidate.functions().isEmpty())
                .findFirst());
    }

    private static boolean stays(DeployedProbes probes) {
        Retention retention = probes.retention(Instant.now());
        return retention == Retention.KEPT || retention == Retention.PERMANENT;
    }

    private static Instant age(DeployedProbes probes) {
        return probes.created().orElse(Instant.EPOCH);
    }

    /** Only the same groups share the function's network interface; only all subnets show that one of them is broken. */
    private static boolean hasPlacementOf(DeployedProbes probes, FunctionSubnetsAndGroups probeFunction) {
        List<String> subnetIds = probes.functions().stream()
                .flatMap(one -> one.subnetIds().stream())
                .toList();
        return !probeFunction.subnetIds().isEmpty()
                && subnetIds.size() == probeFunction.subnetIds().size()
                && subnetIds.containsAll(probeFunction.subnetIds())
                && probes.functions().stream()
                        .allMatch(one -> one.securityGroupIds().equals(probeFunction.securityGroupIds()));
    }

    @Override
    public void close() {
        pool.shutdownNow();
        // One that is still being opened ends with the process.
        if (account.isDone() && !account.isCompletedExceptionally()) {
            account.join().close();
        }
    }
}
