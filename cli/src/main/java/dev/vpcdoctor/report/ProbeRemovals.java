package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.Removal;
import java.time.Instant;
import java.util.List;

/**
 * What came of removing probes.
 *
 * @param removals of those that were to go
 * @param leftAlone those that stay
 * @param inventory among which they were found
 */
public record ProbeRemovals(
        String account,
        String region,
        Instant now,
        List<Removed> removals,
        List<DeployedProbes> leftAlone,
        ProbeInventory inventory) {
    public ProbeRemovals {
        removals = List.copyOf(removals);
        leftAlone = List.copyOf(leftAlone);
    }

    /** One deployment that was to go. */
    public record Removed(ProbeName name, Removal removal) {}

    /** Whether everything went that was to go. */
    public boolean isWhole() {
        return removals.stream().allMatch(one -> one.removal().isWhole());
    }

    /** Whether there may be something left behind that nobody could see, or know for what it is. */
    public boolean isUncertain() {
        return !inventory.isWhole() || leftAlone.stream().anyMatch(probes -> !probes.tagsKnown());
    }

    /** Why something stays, after its name. */
    String because(DeployedProbes probes) {
        String sentence = RetentionText.sentence(probes, now);
        return switch (probes.retention(now)) {
            case PERMANENT, IN_USE, KEPT -> sentence;
            case PERHAPS_IN_USE -> sentence + "; 'probe remove " + probes.name() + "' removes it all the same";
            case LEFTOVER -> "was left behind, and stays: its functions cannot be looked for, and need its role";
        };
    }
}
