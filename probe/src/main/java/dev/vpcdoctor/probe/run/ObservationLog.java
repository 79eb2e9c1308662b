package dev.vpcdoctor.probe.run;

import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one check has seen so far. Things that go on side by side write into branches, which keep their order. When the
 * report goes out, what is still under way is told as such, and what comes later is dropped.
 */
public final class ObservationLog {
    /** An attempt that has begun and is not over. */
    private record Pending(Layer layer, Asked asked, int attempt, String phase, long startMicros) {}

    private final String check;
    private final Timeline timeline;
    private final List<Object> entries = new ArrayList<>();
    private Pending pending;
    private boolean closed;

    public ObservationLog(String check, Timeline timeline) {
        this.check = check;
        this.timeline = timeline;
    }

    public String check() {
        return check;
    }

    public Timeline timeline() {
        return timeline;
    }

    /** A part of the log that another thread writes; it is read where it was begun. */
    public synchronized ObservationLog branch() {
        ObservationLog branch = new ObservationLog(check, timeline);
        if (closed) {
            branch.closed = true;
        }
        entries.add(branch);
        return branch;
    }

    /** Says that an attempt begins now; it is over with the next {@link #add}. */
    public synchronized void begin(Layer layer, Asked asked, int attempt, String phase) {
        pending = new Pending(layer, asked, attempt, phase, timeline.micros());
    }

    public synchronized void add(Observation observation) {
        if (!closed) {
            entries.add(observation);
            pending = null;
        }
    }

    /** An observation of nothing but its outcome and reason. */
    public void add(Layer layer, Asked asked, Outcome outcome, String reason, int attempt) {
        add(new Observation(check, layer, asked, outcome, Optional.of(reason), attempt, List.of(), Details.NONE));
    }

    /** Ends the log and gives all that it holds, in order. */
    public List<Observation> close() {
        List<Observation> observations = new ArrayList<>();
        closeInto(observations);
        return observations;
    }

    private synchronized void closeInto(List<Observation> observations) {
        closed = true;
        for (Object entry : entries) {
            if (entry instanceof ObservationLog branch) {
                branch.closeInto(observations);
            } else {
                observations.add((Observation) entry);
            }
        }
        if (pending != null) {
            Phase phase = timeline.phaseSince(pending.phase, pending.startMicros);
            Outcome outcome = pending.layer == Layer.ANY ? Outcome.FAILED : Outcome.TIMED_OUT;
            observations.add(new Observation(
                    check,
                    pending.layer,
                    pending.asked,
                    outcome,
                    Optional.of("the report had to go out while this was under way"),
                    pending.attempt,
                    List.of(phase),
                    Details.NONE));
        }
    }
}
