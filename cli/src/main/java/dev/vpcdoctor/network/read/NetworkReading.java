package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.List;

/**
 * What a snapshot tells of the network.
 *
 * @param network all resources that could be understood
 * @param problems those that could not, each with its file and field; the snapshot's own problems are not among them
 */
public record NetworkReading(Network network, List<SnapshotProblem> problems) {
    public NetworkReading {
        problems = List.copyOf(problems);
    }
}
