package dev.vpcdoctor.diagnosis.witness.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries.Point;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Metrics of CloudWatch: the queries say what the results are of. */
final class MetricReader {
    private MetricReader() {}

    static Metrics read(Snapshot snapshot, List<SnapshotProblem> problems) {
        List<MetricSeries> series = new ArrayList<>();
        for (Resource resource : snapshot.resources(ResourceKind.METRIC)) {
            Map<String, JsonNode> queries = new HashMap<>();
            resource.json()
                    .path("MetricDataQueries")
                    .forEach(query -> queries.put(query.path("Id").asText(), query.path("MetricStat")));
            for (JsonNode result : resource.json().path("MetricDataResults")) {
                JsonNode query = queries.get(result.path("Id").asText());
                if (query == null) {
                    problems.add(new SnapshotProblem(
                            resource.origin().file(),
                            "/MetricDataResults",
                            "the answer does not say what " + result.path("Id").asText("a result")
                                    + " is: add the request's \"MetricDataQueries\" beside it"));
                } else {
                    series.add(series(query, result));
                }
            }
        }
        return new Metrics(series);
    }

    private static MetricSeries series(JsonNode query, JsonNode result) {
        JsonNode metric = query.path("Metric");
        Map<String, String> dimensions = new HashMap<>();
        metric.path("Dimensions")
                .forEach(one -> dimensions.put(
                        one.path("Name").asText(), one.path("Value").asText()));
        return new MetricSeries(
                metric.path("Namespace").asText(),
                metric.path("MetricName").asText(),
                dimensions,
                query.path("Stat").asText(),
                points(result));
    }

    private static List<Point> points(JsonNode result) {
        JsonNode times = result.path("Timestamps");
        JsonNode values = result.path("Values");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
            if (values.get(i).isNumber()) {
                points.add(new Point(time(times.get(i)), values.get(i).asDouble()));
            }
        }
        return points;
    }

    private static Instant time(JsonNode time) {
        try {
            return time.isNumber()
                    ? Instant.ofEpochSecond(time.asLong())
                    : OffsetDateTime.parse(time.asText()).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
