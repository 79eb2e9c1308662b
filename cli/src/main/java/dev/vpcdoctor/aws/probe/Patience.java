package dev.vpcdoctor.aws.probe;

import java.time.Duration;

/**
 * How long is waited for what AWS does in its own time.
 *
 * @param newRole until a new role is known to all of AWS; mostly it takes ten seconds
 * @param connection until Lambda has connected a probe to its subnet; with a new network interface it takes a minute
 * @param removal until all can be removed that is being changed just now
 */
public record Patience(Duration newRole, Duration connection, Duration removal) {
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(60), Duration.ofMinutes(3), Duration.ofSeconds(60));
}
