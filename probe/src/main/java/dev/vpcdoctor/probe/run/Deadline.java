package dev.vpcdoctor.probe.run;

import java.time.Duration;

/** The moment at which the report has to go out. */
public final class Deadline {
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds left, negative if none. */
    public long remainingNanos() {
        return nanos - System.nanoTime();
    }

    public boolean passed() {
        return remainingNanos() <= 0;
    }
}
