package dev.vpcdoctor.probe.run;

import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of a check: where it writes what it sees, and how long it may take.
 *
 * @param number from 1
 */
public record Attempt(ObservationLog log, int number, Duration timeout, Deadline deadline) {
    /** The same attempt, written into a branch of its log that another thread may use. */
    public Attempt branch() {
        return new Attempt(log.branch(), number, timeout, deadline);
    }

    public TimeLimit limitStartingNow() {
        return TimeLimit.startingNow(timeout, deadline);
    }

    public Timeline timeline() {
        return log.timeline();
    }

    public void begin(Layer layer, Asked asked, String phase) {
        log.begin(layer, asked, number, phase);
    }

    public void observe(Layer layer, Asked asked, Outcome outcome, String reason) {
        log.add(layer, asked, outcome, reason, number);
    }

    public void observe(
            Layer layer, Asked asked, Outcome outcome, Optional<String> reason, List<Phase> phases, Details details) {
        log.add(new Observation(log.check(), layer, asked, outcome, reason, number, phases, details));
    }
}
