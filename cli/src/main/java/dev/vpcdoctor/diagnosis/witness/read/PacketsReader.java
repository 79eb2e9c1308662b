package dev.vpcdoctor.diagnosis.witness.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.ProbeRun;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports of the probe. {@code SubnetId} and {@code SecurityGroupIds} beside them say where it stood. */
final class PacketsReader {
    private PacketsReader() {}

    static Packets read(Snapshot snapshot, List<SnapshotProblem> problems) {
        List<ProbeRun> runs = new ArrayList<>();
        for (Resource resource : snapshot.resources(ResourceKind.PROBE_REPORT)) {
            String file = resource.origin().file();
            try {
                ProbeReport report = ProbeReport.fromJson(resource.json().toString());
                if (report.refusal().isPresent()) {
                    problems.add(new SnapshotProblem(
                            file,
                            "",
                            "the probe refused what it was asked: "
                                    + report.refusal().get()));
                } else {
                    runs.add(new ProbeRun(subnetId(resource), groups(resource.json()), report, file));
                }
            } catch (MalformedJsonException e) {
                problems.add(new SnapshotProblem(
                        file, resource.origin().pointer(), "not a report of the probe: " + e.getMessage()));
            }
        }
        return new Packets(runs, snapshot.collectedAt());
    }

    private static Optional<String> subnetId(Resource resource) {
        return Optional.of(resource.id()).filter(id -> !id.isEmpty());
    }

    private static Optional<Set<String>> groups(JsonNode json) {
        JsonNode list = json.path("SecurityGroupIds");
        if (!list.isArray()) {
            return Optional.empty();
        }
        Set<String> groups = new HashSet<>();
        list.forEach(group -> groups.add(group.asText()));
        return Optional.of(groups);
    }
}
