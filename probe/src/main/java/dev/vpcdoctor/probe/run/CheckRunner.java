package dev.vpcdoctor.probe.run;

import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes all checks of a request at once and has their observations ready when the report must go out. */
public final class CheckRunner {
    /** How one attempt of a check is made. */
    public interface Method {
        void attempt(Check check, Attempt attempt);
    }

    /** Attempts end by themselves at the deadline; this is how long they may take to say so. */
    private static final long GRACE_NANOS = 50_000_000;

    private final Method method;
    private final Timeline timeline;
    private final Deadline deadline;

    public CheckRunner(Method method, Timeline timeline, Deadline deadline) {
        this.method = method;
        this.timeline = timeline;
        this.deadline = deadline;
    }

    /** The observations of all checks, in the order of the checks; at least one of each. */
    public List<Observation> run(List<Check> checks) {
        CountDownLatch unfinished = new CountDownLatch(checks.size());
        List<ObservationLog> logs = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Check check : checks) {
            ObservationLog log = new ObservationLog(check.id(), timeline);
            logs.add(log);
            threads.add(Thread.startVirtualThread(new Task(check, log, unfinished)));
        }
        awaitUntilDeadline(unfinished);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            List<Observation> seen = logs.get(i).close();
            observations.addAll(seen.isEmpty() ? List.of(notAttempted(checks.get(i))) : seen);
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
        return observations;
    }

    private final class Task implements Runnable {
        private final Check check;
        private final ObservationLog log;
        private final CountDownLatch unfinished;

        Task(Check check, ObservationLog log, CountDownLatch unfinished) {
            this.check = check;
            this.log = log;
            this.unfinished = unfinished;
        }

        @Override
        public void run() {
            try {
                repeat(check, log);
            } finally {
                unfinished.countDown();
            }
        }
    }

    private void repeat(Check check, ObservationLog log) {
        int times = check.attempts().times();
        for (int number = 1; number <= times; number++) {
            if (number > 1 && !pause(check)) {
                return;
            }
            Attempt attempt = new Attempt(log.branch(), number, check.attempts().timeout(), deadline);
            if (deadline.passed()) {
                String which = number == times ? "this attempt" : "this attempt and those after it";
                attempt.observe(
                        Layer.ANY, Asked.NOTHING, Outcome.NOT_ATTEMPTED, "the report had to go out before " + which);
                return;
            }
            try {
                method.attempt(check, attempt);
            } catch (RuntimeException e) {
                attempt.observe(
                        Layer.ANY,
                        Asked.NOTHING,
                        Outcome.FAILED,
                        "the probe itself failed: " + e.getClass().getName());
            }
        }
    }

    /** Waits between attempts, not beyond the deadline; false if the check was called off. */
    private boolean pause(Check check) {
        long nanos = Math.min(check.attempts().pause().toNanos(), Math.max(0, deadline.remainingNanos()));
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitUntilDeadline(CountDownLatch unfinished) {
        try {
            boolean done = unfinished.await(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
            if (!done) {
                unfinished.await(GRACE_NANOS, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Observation notAttempted(Check check) {
        return new Observation(
                check.id(),
                Layer.ANY,
                Asked.NOTHING,
                Outcome.NOT_ATTEMPTED,
                Optional.of("the report had to go out before this check began"),
                1,
                List.of(),
                Details.NONE);
    }
}
