package dev.vpcdoctor.aws.probe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a listener heard. */
final class RecordingListener implements ProbeListener {
    static final ProbeListener NOTHING = new RecordingListener();

    private final List<Step> steps = new CopyOnWriteArrayList<>();

    List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void begins(Step step) {
        steps.add(step);
    }

    @Override
    public void removedAtExit(Removal removal) {
        throw new AssertionError("no test ends the process");
    }
}
