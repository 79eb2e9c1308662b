package dev.vpcdoctor.aws;

import java.time.Duration;

/**
 * How long single calls may take.
 *
 * @param attempt of a call, until its answer is there
 * @param longAttempt of a call that is answered only after a function has run, or that carries a whole jar
 * @param retries how long a service that answers nothing at all is asked again
 */
public record CallTimes(Duration attempt, Duration longAttempt, Duration retries) {
    /** The second is longer than the probe may run, with its cold start. */
    public static final CallTimes DEFAULT =
            new CallTimes(Duration.ofSeconds(10), Duration.ofSeconds(60), BoundedRetries.LONGEST_WAIT);
}
