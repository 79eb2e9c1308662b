package dev.vpcdoctor.diagnosis.witness.read;

import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.ArrayList;
import java.util.List;

/** Translates what a snapshot holds of the witnesses, one after the other. */
public final class WitnessReader {
    private WitnessReader() {}

    public static WitnessReading read(Snapshot snapshot) {
        List<SnapshotProblem> problems = new ArrayList<>();
        LogEventReader events = new LogEventReader(snapshot);
        Witnesses witnesses = new Witnesses(
                PacketsReader.read(snapshot, problems),
                FunctionLogReader.read(snapshot, events),
                FlowLogReader.read(snapshot, events),
                MetricReader.read(snapshot, problems));
        return new WitnessReading(witnesses, problems);
    }
}
