package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;

/**
 * The targets of a function that nobody named.
 *
 * @param targets each once, whatever gives it away
 * @param passedOver what looks like a target and is none that can be walked to
 */
public record DiscoveredTargets(List<Guess> targets, List<PassedOver> passedOver) {
    public DiscoveredTargets {
        targets = List.copyOf(targets);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * A target, and what gave it away.
     *
     * @param hints never empty
     */
    public record Guess(TargetExpression target, List<TargetHint> hints) {
        public Guess {
            hints = List.copyOf(hints);
        }
    }

    /**
     * Something that was not followed.
     *
     * @param what it is, {@code environment variable BROKERS}
     * @param because why not, and what to do, without a full stop
     */
    public record PassedOver(String what, String because) {}

    /** The targets alone. */
    public List<TargetExpression> expressions() {
        return targets.stream().map(Guess::target).toList();
    }
}
