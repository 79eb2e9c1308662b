package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CallTimes;
import java.time.Duration;

/**
 * How long is waited for what AWS does in its own time.
 *
 * @param newRole until a new role is known to all of AWS; mostly it takes ten seconds
 * @param connection until Lambda has connected a probe to its subnet; with a new network interface it takes a minute
 * @param removal until all can be removed that is being changed just now
 * @param pause between two attempts at the same
 * @param calls for each single call
 */
public record WaitLimits(Duration newRole, Duration connection, Duration removal, Duration pause, CallTimes calls) {
    public static final WaitLimits DEFAULT = new WaitLimits(
            Duration.ofSeconds(60),
            Duration.ofMinutes(3),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            CallTimes.DEFAULT);

    /** The same, but less for removing: somebody waits for the process to end. */
    WaitLimits forRemoval(Duration less) {
        return new WaitLimits(newRole, connection, less, pause, calls);
    }
}
