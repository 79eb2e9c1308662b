package dev.vpcdoctor.probe.run;

import dev.vpcdoctor.shared.Phase;
import java.time.Instant;

/** The time since a report's start, by the monotonic clock. */
public final class Timeline {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Instant startedAt;
    private final long startNanos;

    private Timeline(Instant startedAt, long startNanos) {
        this.startedAt = startedAt;
        this.startNanos = startNanos;
    }

    public static Timeline startingNow() {
        return new Timeline(Instant.now(), System.nanoTime());
    }

    public Instant startedAt() {
        return startedAt;
    }

    public long micros() {
        return (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
    }

    /** A phase that began at {@code startMicros} and ends now. */
    public Phase phaseSince(String name, long startMicros) {
        return new Phase(name, startMicros, micros() - startMicros);
    }
}
