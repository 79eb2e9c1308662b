package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import dev.vpcdoctor.aws.probe.Removal.Leftover;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The probes of one order, from the first call to the last. They can be removed at any moment, from any thread. */
final class ProbeDeployment {
    /** Two people may use probes that were kept. More would only take from what the account's functions may use. */
    static final int RESERVED_EXECUTIONS = 2;

    /** What is being made takes a moment to end, and only then can it be removed. */
    private static final Duration CREATION_LIMIT = Duration.ofSeconds(15);

    /** Pauses: what was asked for without an answer may come about a moment later. */
    private static final int LATE = 2;

    private final AwsClients aws;
    private final ExecutorService pool;
    private final ProbeName name = ProbeName.random();
    private final ProbeOrder order;
    private final CreationGate gate = new CreationGate();
    private final CreatedResources created = new CreatedResources(gate);
    private final FunctionCreation functions;
    private final RoleAndLogGroup roleAndLogGroup;
    private final KeptProbeTags keeping;
    private final WaitLimits limits;
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private CompletableFuture<Removal> removal;

    ProbeDeployment(AwsClients aws, ExecutorService pool, ProbeOrder order, CallerIdentity caller, WaitLimits limits) {
        this.aws = aws;
        this.pool = pool;
        this.order = order;
        this.limits = limits;
        ProbeTags made = ProbeTags.of(order, caller, Instant.now());
        Map<String, String> tags = made.asMap();
        this.functions = new FunctionCreation(aws, gate, created, name, order, tags, limits);
        this.roleAndLogGroup = new RoleAndLogGroup(aws, gate, created, name, caller, tags);
        this.keeping = new KeptProbeTags(aws, caller, made);
    }

    ProbeName name() {
        return name;
    }

    /** What went otherwise than wanted, and did not keep the probes from working. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Makes the probes of all subnets side by side, and waits for them. */
    List<SubnetProbe> deploy() {
        CompletableFuture<Void> logGroup = CompletableFuture.runAsync(this::makeLogGroup, pool);
        List<SubnetProbe> probes;
        try {
            String role = order.roleArn().isPresent() ? order.roleArn().get() : roleAndLogGroup.makeRole();
            probes = sideBySide(subnetId -> functions.create(subnetId, role));
        } catch (CallFailedException e) {
            probes = order.placement().subnetIds().stream()
                    .<SubnetProbe>map(
                            subnetId -> new SubnetProbe.NotReady(ProbeFailure.of(subnetId, Stage.DEPLOYMENT, e.call())))
                    .toList();
        } catch (CreationGate.ClosedException e) {
            probes = order.placement().subnetIds().stream()
                    .<SubnetProbe>map(subnetId -> new SubnetProbe.NotReady(ProbeFailure.interrupted(subnetId)))
                    .toList();
        }
        logGroup.join();
        return probes;
    }

    private void makeLogGroup() {
        try {
            roleAndLogGroup.makeLogGroup().forEach(call -> remarks.add("the probe keeps no log: " + call.says()));
        } catch (CreationGate.ClosedException e) {
            // Nobody will look for a log any more.
        }
    }

    private List<SubnetProbe> sideBySide(Function<String, SubnetProbe> creation) {
        List<CompletableFuture<SubnetProbe>> begun = order.placement().subnetIds().stream()
                .map(subnetId -> CompletableFuture.supplyAsync(() -> limited(creation.apply(subnetId)), pool))
                .toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    /** Few executions are ever needed; an account that has none to spare goes without the limit. */
    private SubnetProbe limited(SubnetProbe probe) {
        if (probe instanceof SubnetProbe.Ready ready) {
            try {
                gate.make(() -> SdkCall.failureOf(
                                "lambda:PutFunctionConcurrency",
                                () -> aws.lambda()
                                        .putFunctionConcurrency(r -> r.functionName(ready.functionName())
                                                .reservedConcurrentExecutions(RESERVED_EXECUTIONS))))
                        .ifPresent(call -> remarks.add(
                                "the probe in " + ready.subnetId() + " has no limit of executions: " + call.says()));
            } catch (CreationGate.ClosedException e) {
                return new SubnetProbe.NotReady(ProbeFailure.interrupted(ready.subnetId()));
            }
        }
        return probe;
    }

    /** Lets all of it stay when this process ends. Where nothing of it could be told so, that is a remark. */
    void keep() {
        List<CompletableFuture<Optional<FailedOperation>>> begun = created.things().stream()
                .map(thing -> CompletableFuture.supplyAsync(() -> kept(thing), pool))
                .toList();
        List<FailedOperation> failures =
                begun.stream().flatMap(kept -> kept.join().stream()).toList();
        if (failures.size() == begun.size()) {
            failures.stream()
                    .limit(1)
                    .forEach(call -> remarks.add(
                            "'vpc-doctor probe cleanup' takes the probes for left behind, since they could not be"
                                    + " marked as kept: " + call.says()));
        }
    }

    private Optional<FailedOperation> kept(CreatedResource thing) {
        try {
            return gate.make(() -> keeping.keep(thing));
        } catch (CreationGate.ClosedException e) {
            // It is being removed.
            return Optional.empty();
        }
    }

    /** From now on nothing more is made. */
    void makeNothing() {
        gate.close(Duration.ZERO);
    }

    /** Removes all of it. Whoever asks first begins it; all get the same answer. */
    Removal remove() {
        return remove(limits.removal());
    }

    /** The same, and waits less for it. */
    Removal remove(Duration most) {
        CompletableFuture<Removal> begun;
        synchronized (this) {
            if (removal == null) {
                removal = CompletableFuture.supplyAsync(() -> removeNow(limits.forRemoval(most)), pool);
            }
            begun = removal;
        }
        try {
            return begun.get(most.plus(CREATION_LIMIT).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return notFinished("it took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notFinished("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a removal keeps its failures", e);
        }
    }

    private Removal removeNow(WaitLimits times) {
        boolean quiet = gate.close(CREATION_LIMIT);
        Removal first = new ProbeRemover(aws, pool, times, created::isSure).remove(created.things());
        boolean mayComeLate = !quiet || created.isUncertain();
        if (!mayComeLate) {
            return first;
        }
        InterruptibleWait.pause(times.pause().multipliedBy(LATE).toMillis());
        return new ProbeRemover(aws, pool, times, thing -> false).remove(created.things());
    }

    private Removal notFinished(String because) {
        return new Removal(
                List.of(),
                created.things().stream()
                        .map(thing -> Leftover.of(thing, because, aws.region()))
                        .toList());
    }
}
