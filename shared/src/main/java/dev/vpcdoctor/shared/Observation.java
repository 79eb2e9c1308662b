package dev.vpcdoctor.shared;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was seen: one attempt, at one address, on one layer. Never a conclusion.
 *
 * @param check the id of the check that asked
 * @param outcome one that the layer allows
 * @param reason in words; always there for {@code failed}, {@code not-allowed} and {@code not-attempted}
 * @param attempt from 1
 * @param phases in order
 */
public record Observation(
        String check,
        Layer layer,
        Asked asked,
        Outcome outcome,
        Optional<String> reason,
        int attempt,
        List<Phase> phases,
        Details details) {
    public Observation {
        Invalid.unless(layer.allows(outcome), outcome.word() + " cannot be said about " + layer.word());
        Invalid.unless(attempt >= 1, "attempt must be 1 or more, not " + attempt);
        boolean needsReason =
                outcome == Outcome.FAILED || outcome == Outcome.NOT_ALLOWED || outcome == Outcome.NOT_ATTEMPTED;
        Invalid.unless(!needsReason || reason.isPresent(), outcome.word() + " needs a reason");
        Optional<Layer> detailed = details.layer();
        Invalid.unless(
                detailed.isEmpty() || detailed.get() == layer, "these details cannot be said about " + layer.word());
        phases = List.copyOf(phases);
    }

    /** The same, without details: for a report that would otherwise not fit into a response. */
    public Observation withoutDetails() {
        return new Observation(check, layer, asked, outcome, reason, attempt, phases, Details.NONE);
    }
}
