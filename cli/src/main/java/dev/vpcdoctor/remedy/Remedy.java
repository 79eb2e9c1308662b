package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/**
 * What fixes one cause.
 *
 * @param summary one sentence without a full stop, such as {@code let sg-1 in on tcp 5432}
 * @param monthlyCostUsd before traffic; zero for what is free, empty when that is not known
 */
public record Remedy(String summary, List<Change> changes, Optional<Double> monthlyCostUsd) {
    public Remedy {
        changes = List.copyOf(changes);
    }

    /** A remedy that costs nothing. */
    public static Remedy free(String summary, Change... changes) {
        return free(summary, List.of(changes));
    }

    /** A remedy that costs nothing. */
    public static Remedy free(String summary, List<? extends Change> changes) {
        return new Remedy(summary, List.copyOf(changes), Optional.of(0.0));
    }

    public List<String> commands() {
        return changes.stream().flatMap(change -> change.commands().stream()).toList();
    }

    /** The network with all changes made. */
    public Network applyTo(Network network) {
        Network changed = network;
        for (Change change : changes) {
            changed = change.applyTo(changed);
        }
        return changed;
    }
}
