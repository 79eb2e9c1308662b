package dev.vpcdoctor.diagnosis.witness.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One metric over some span of time.
 *
 * @param stat {@code Sum}, {@code Maximum}, {@code Average}
 * @param points in no order; without those at which nothing was measured
 */
public record MetricSeries(
        String namespace, String name, Map<String, String> dimensions, String stat, List<Point> points) {
    public MetricSeries {
        dimensions = Map.copyOf(dimensions);
        points = List.copyOf(points);
    }

    /** A value and the beginning of its period. */
    public record Point(Instant time, double value) {}

    /** {@code  in eu-west-1a}, to be put behind a figure, where zones are measured by themselves; else empty. */
    public String inItsZone() {
        String zone = dimensions.getOrDefault("AvailabilityZone", "");
        return zone.isEmpty() ? "" : " in " + zone;
    }

    public double sum() {
        return points.stream().mapToDouble(Point::value).sum();
    }

    /** The highest value; 0 when nothing was measured. */
    public double highest() {
        return points.stream().mapToDouble(Point::value).max().orElse(0);
    }
}
