package dev.vpcdoctor.shared;

import java.time.Duration;

/**
 * How often a check is made and how long each attempt may take.
 *
 * @param timeout of each attempt to one address from connecting to the last answer, and of each DNS query; 1 ms to 60 s
 * @param times how many attempts, one after the other, 1 to 1,000; each is reported by itself
 * @param pause between the end of one attempt and the start of the next, up to 60 s
 */
public record Attempts(Duration timeout, int times, Duration pause) {
    public static final Attempts DEFAULT = new Attempts(Duration.ofSeconds(3), 1, Duration.ZERO);
    static final long MAX_MILLIS = 60_000;
    static final int MAX_TIMES = 1_000;

    public Attempts {
        Invalid.unless(
                timeout.toMillis() >= 1 && timeout.toMillis() <= MAX_MILLIS,
                "timeoutMillis must be 1 to " + MAX_MILLIS + ", not " + timeout.toMillis());
        Invalid.unless(times >= 1 && times <= MAX_TIMES, "times must be 1 to " + MAX_TIMES + ", not " + times);
        Invalid.unless(
                !pause.isNegative() && pause.toMillis() <= MAX_MILLIS,
                "pauseMillis must be 0 to " + MAX_MILLIS + ", not " + pause.toMillis());
    }

    public static Attempts once(Duration timeout) {
        return new Attempts(timeout, 1, Duration.ZERO);
    }
}
