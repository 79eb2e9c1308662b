package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource;
import dev.vpcdoctor.aws.probe.Removal.Leftover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes away what belongs to a deployment, whatever of it there is: what is gone already is as good as removed. What is being
 * changed, or is not answered, is asked again while there is time.
 */
final class ProbeRemover {
    /** Of what is refused, or was made and is not known: to leave something behind is worse than to ask once more. */
    private static final int LEAST_ATTEMPTS = 3;

    /** Something else is done with it just now. */
    private static final Set<String> BUSY = Set.of(
            "ResourceConflictException",
            "DeleteConflict",
            "DeleteConflictException",
            "ConcurrentModification",
            "ConcurrentModificationException",
            "OperationAbortedException");

    private final AwsClients aws;
    private final Executor pool;
    private final Duration pause;
    private final long deadline;
    private final Predicate<CreatedResource> isSure;

    /**
     * For one deployment.
     *
     * @param isSure of what AWS said that it was made
     */
    ProbeRemover(AwsClients aws, Executor pool, WaitLimits limits, Predicate<CreatedResource> isSure) {
        this.aws = aws;
        this.pool = pool;
        this.pause = limits.pause();
        this.deadline = System.nanoTime() + limits.removal().toNanos();
        this.isSure = isSure;
    }

    /**
     * Removes things: functions first, since as long as there is one, Lambda needs its role, and it may write its log. Where
     * one stays, its role does: without it Lambda cannot take away the network interface, and nobody would be told.
     */
    Removal remove(List<CreatedResource> things) {
        Map<Boolean, List<CreatedResource>> functions = things.stream()
                .collect(Collectors.partitioningBy(thing -> thing.kind() == CreatedResource.Kind.FUNCTION));
        Removal first = deleteConcurrently(functions.get(true));
        Map<Boolean, List<CreatedResource>> needed = functions.get(false).stream()
                .collect(Collectors.partitioningBy(
                        thing -> !first.isWhole() && thing.kind() == CreatedResource.Kind.ROLE));
        Removal second = deleteConcurrently(needed.get(false));
        List<Leftover> stay = needed.get(true).stream()
                .map(role -> Leftover.of(role, "Lambda needs it for the function that is left", aws.region()))
                .toList();
        return new Removal(
                join(first.removed(), second.removed()), join(join(first.leftBehind(), stay), second.leftBehind()));
    }

    private Removal deleteConcurrently(List<CreatedResource> things) {
        List<String> removed = new ArrayList<>();
        List<Leftover> leftBehind = new ArrayList<>();
        Map<CreatedResource, CompletableFuture<Optional<FailedOperation>>> begun = new LinkedHashMap<>();
        things.forEach(thing -> begun.put(thing, CompletableFuture.supplyAsync(() -> delete(thing), pool)));
        begun.forEach((thing, deleted) -> {
            Optional<FailedOperation> failure = deleted.join();
            if (failure.isPresent()) {
                leftBehind.add(Leftover.of(thing, failure.get().says(), aws.region()));
            } else {
                removed.add(thing.toString());
            }
        });
        return new Removal(removed, leftBehind);
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Optional<FailedOperation> delete(CreatedResource thing) {
        return switch (thing.kind()) {
            case FUNCTION ->
                insist(
                        thing,
                        "lambda:DeleteFunction",
                        () -> aws.lambda().deleteFunction(r -> r.functionName(thing.name())));
            case ROLE -> deleteRole(thing);
            case LOG_GROUP ->
                insist(
                        thing,
                        "logs:DeleteLogGroup",
                        () -> aws.logs().deleteLogGroup(r -> r.logGroupName(thing.name())));
        };
    }

    private Optional<FailedOperation> deleteRole(CreatedResource role) {
        return insist(
                        role,
                        "iam:DeleteRolePolicy",
                        () -> aws.iam()
                                .deleteRolePolicy(r -> r.roleName(role.name()).policyName(RolePolicies.NAME)))
                .or(() -> insist(role, "iam:DeleteRole", () -> aws.iam().deleteRole(r -> r.roleName(role.name()))));
    }

    private Optional<FailedOperation> insist(CreatedResource thing, String operation, Supplier<?> delete) {
        for (int attempt = 1; ; attempt++) {
            Optional<FailedOperation> failure = SdkCall.failureOf(operation, delete);
            boolean isGone = failure.isEmpty()
                    || (failure.get().isNotFound()
                            && (attempt >= LEAST_ATTEMPTS || !mayBeUnknownYet(thing, failure.get())));
            if (isGone) {
                return Optional.empty();
            }
            boolean isTimeLeft =
                    System.nanoTime() < deadline && !Thread.currentThread().isInterrupted();
            if (!isTimeLeft || !(mayPass(failure.get()) || attempt < LEAST_ATTEMPTS)) {
                return failure.filter(call -> !call.isNotFound());
            }
            InterruptibleWait.pause(pause.toMillis());
        }
    }

    /** What was made a moment ago is not known everywhere yet; unless it is gone by an attempt before. */
    private boolean mayBeUnknownYet(CreatedResource thing, FailedOperation notFound) {
        return isSure.test(thing) && !notFound.repeated();
    }

    private static boolean mayPass(FailedOperation call) {
        return BUSY.contains(call.failure().code()) || call.isUncertain();
    }
}
