package dev.vpcdoctor.diagnosis.witness.read;

import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.List;

/**
 * What a snapshot tells of the witnesses.
 *
 * @param problems what could not be understood, each with its file; the snapshot's own problems are not among them
 */
public record WitnessReading(Witnesses witnesses, List<SnapshotProblem> problems) {
    public WitnessReading {
        problems = List.copyOf(problems);
    }
}
