package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.SnapshotCall.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Makes calls side by side and keeps what each of them answered. A call that fails hurts no other; one that is not
 * finished in time counts as failed.
 */
final class Calls implements AutoCloseable {
    /** More would only meet AWS's rate limits. */
    private static final int PARALLEL = 16;

    private final ExecutorService pool = Executors.newFixedThreadPool(PARALLEL, work -> {
        Thread thread = new Thread(work, "aws-call");
        thread.setDaemon(true);
        return thread;
    });
    private final long deadline;
    private final Progress progress;
    private final List<Call> made = new ArrayList<>();
    private int begun;
    private int finished;

    /** The SDK's call: one page or several. */
    @FunctionalInterface
    interface Pages {
        Iterable<? extends SdkPojo> ask();
    }

    Calls(Duration timeout, Progress progress) {
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.progress = progress;
    }

    /** Does what no call can do without, at most until the time is up. What it threw, if it did. */
    Optional<Throwable> before(Runnable preparation) {
        CompletableFuture<Void> prepared = CompletableFuture.runAsync(preparation, pool);
        try {
            prepared.get(Math.max(0, remaining()), TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (TimeoutException e) {
            return Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }

    /** Asks for something that goes into the snapshot as it is. */
    Call ask(SnapshotCall question, Pages pages) {
        return begin(question, true, pages);
    }

    /** Asks for something of which only a failure goes into the snapshot. */
    Call askPart(SnapshotCall question, Pages pages) {
        return begin(question, false, pages);
    }

    /** Takes a call out again, whose failure means nothing. */
    void forget(Call call) {
        made.remove(call);
    }

    /** Keeps what was put together of several answers. */
    void keep(SnapshotCall question, ObjectNode json) {
        made.add(new Call(
                question,
                true,
                CompletableFuture.completedFuture(new CallResult(Optional.of(json), Optional.empty()))));
    }

    /** Keeps that something cannot be known although no call was refused. */
    void keepFailure(String operation, SnapshotCall question, CallFailure failure) {
        made.add(new Call(
                new SnapshotCall(operation, question.file(), Optional.empty(), Optional.empty()),
                true,
                CompletableFuture.completedFuture(CallResult.failed(failure))));
    }

    private Call begin(SnapshotCall question, boolean kept, Pages pages) {
        Call call = new Call(question, kept, new CompletableFuture<>());
        made.add(call);
        if (remaining() <= 0) {
            call.end(CallFailure.TIMED_OUT);
            return call;
        }
        tell(1, 0);
        pool.execute(() -> {
            call.answer().complete(run(question, pages));
            tell(0, 1);
        });
        return call;
    }

    /** Waits for an answer, at most until the time is up. */
    CallResult await(Call call) {
        try {
            return call.answer().get(Math.max(0, remaining()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return CallResult.failed(CallFailure.TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CallResult.failed(CallFailure.TIMED_OUT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is completed with its failure, never exceptionally", e);
        }
    }

    /** Waits for all, and ends what is not finished. In the order in which they were made. */
    List<Call> finish() {
        made.forEach(this::await);
        made.forEach(one -> one.end(CallFailure.TIMED_OUT));
        return List.copyOf(made);
    }

    private long remaining() {
        return deadline - System.nanoTime();
    }

    private synchronized void tell(int more, int done) {
        begun += more;
        finished += done;
        progress.changed(finished, begun);
    }

    /** Pages that were read before one failed are kept: they tell of what there is, not of what there is not. */
    private static CallResult run(SnapshotCall question, Pages pages) {
        Optional<ObjectNode> read = Optional.empty();
        try {
            for (SdkPojo page : pages.ask()) {
                ObjectNode next = SdkJson.write(page);
                read = Optional.of(
                        read.isPresent() && question.list().isPresent()
                                ? joined(read.get(), next, question.list().get())
                                : next);
                if (Thread.currentThread().isInterrupted()) {
                    return new CallResult(completed(question, read), Optional.of(CallFailure.TIMED_OUT));
                }
            }
            return new CallResult(completed(question, read), Optional.empty());
        } catch (RuntimeException | Error e) {
            // Uncaught, an error would end the thread and leave everybody waiting until the time is up.
            return new CallResult(completed(question, read), Optional.of(CallFailure.of(e)));
        }
    }

    private static ObjectNode joined(ObjectNode before, ObjectNode page, String list) {
        JsonNode entries = before.path(list);
        if (entries instanceof ArrayNode all && page.path(list) instanceof ArrayNode more) {
            page.set(list, all.addAll(more));
        } else if (entries instanceof ArrayNode) {
            page.set(list, entries);
        }
        return page;
    }

    private static Optional<ObjectNode> completed(SnapshotCall question, Optional<ObjectNode> read) {
        read.ifPresent(json -> {
            question.list().filter(list -> !json.has(list)).ifPresent(json::putArray);
            question.subject().ifPresent(subject -> add(json, subject));
        });
        return read;
    }

    private static void add(ObjectNode json, Subject subject) {
        json.put(subject.field(), subject.value());
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
