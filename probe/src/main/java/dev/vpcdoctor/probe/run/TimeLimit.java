package dev.vpcdoctor.probe.run;

import java.time.Duration;

/** How long one attempt may take: its own timeout, or what the report's deadline leaves of it. */
public final class TimeLimit {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long startNanos;
    private final long endNanos;
    private final boolean cutShort;
    private final Duration timeout;

    private TimeLimit(long startNanos, long endNanos, boolean cutShort, Duration timeout) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.cutShort = cutShort;
        this.timeout = timeout;
    }

    /** The limit of an attempt that starts now. */
    public static TimeLimit startingNow(Duration timeout, Deadline deadline) {
        long now = System.nanoTime();
        long left = deadline.remainingNanos();
        boolean cutShort = left < timeout.toNanos();
        return new TimeLimit(now, now + (cutShort ? left : timeout.toNanos()), cutShort, timeout);
    }

    public long remainingNanos() {
        return Math.max(0, endNanos - System.nanoTime());
    }

    /** Milliseconds left, rounded up, so that zero means that none are left. */
    public int remainingMillis() {
        return (int) ((remainingNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    public boolean passed() {
        return remainingNanos() == 0;
    }

    /** Whether the report's deadline comes before the attempt's own timeout: then its end says nothing about the peer. */
    public boolean cutShort() {
        return cutShort;
    }

    /** What to say when the limit is reached. */
    public String describe() {
        if (cutShort) {
            long waited = (endNanos - startNanos) / NANOS_PER_MILLI;
            return "the report had to go out after " + Math.max(0, waited) + " of " + timeout.toMillis() + " ms";
        }
        return "within " + timeout.toMillis() + " ms";
    }
}
