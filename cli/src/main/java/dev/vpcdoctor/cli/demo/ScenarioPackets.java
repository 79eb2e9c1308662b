package dev.vpcdoctor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.shared.Environment;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What probes saw in a scenario: by the subnet in which each stood, or by its address where nobody says in which subnet
 * that is, a list of lines as {@link ObservationLine} reads them.
 */
record ScenarioPackets(JsonNode bySubnet) {
    private static final Instant STARTED = Instant.parse("2026-03-02T12:00:00Z");

    /** The reports, as a snapshot holds them. */
    List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : bySubnet.properties()) {
            documents.add(document(entry.getKey(), entry.getValue()));
        }
        return documents;
    }

    private static Document document(String place, JsonNode lines) {
        boolean isSubnet = place.startsWith("subnet-");
        List<Observation> observations = new ArrayList<>();
        lines.forEach(line -> observations.addAll(ObservationLine.parse(line.asText())));
        ProbeReport report = new ProbeReport(
                "0.1.0",
                STARTED,
                5_000_000,
                new Environment(
                        isSubnet ? List.of() : List.of(place),
                        List.of(ObservationLine.NAME_SERVER),
                        List.of(),
                        Optional.of("eu-west-1"),
                        Optional.of(512),
                        "AWS_Lambda_java21, Java 21",
                        true,
                        Optional.empty(),
                        Optional.empty()),
                observations,
                Optional.empty());
        String file = "probe/" + place + ".json";
        byte[] json = report.toJson().getBytes(StandardCharsets.UTF_8);
        ObjectNode root = (ObjectNode) SnapshotReader.documents(file, new ByteArrayInputStream(json))
                .get(0)
                .root();
        if (isSubnet) {
            root.put("SubnetId", place);
        }
        return Document.of(file, root);
    }
}
