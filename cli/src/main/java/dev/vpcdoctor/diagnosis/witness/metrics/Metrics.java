package dev.vpcdoctor.diagnosis.witness.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All metrics that were read. */
public record Metrics(List<MetricSeries> series) {
    public static final Metrics NONE = new Metrics(List.of());

    public Metrics {
        series = List.copyOf(series);
    }

    /** Of a NAT gateway: of a regional one, each zone by itself. */
    public List<MetricSeries> ofNatGateway(String id, String name) {
        return all("AWS/NATGateway", name, "NatGatewayId", id).toList();
    }

    public Optional<MetricSeries> ofFunction(String functionName, String name) {
        return find("AWS/Lambda", name, "FunctionName", functionName);
    }

    public Optional<MetricSeries> ofDatabase(String identifier, String name) {
        return find("AWS/RDS", name, "DBInstanceIdentifier", identifier);
    }

    private Optional<MetricSeries> find(String namespace, String name, String dimension, String value) {
        return all(namespace, name, dimension, value).max((one, other) -> Double.compare(one.sum(), other.sum()));
    }

    private Stream<MetricSeries> all(String namespace, String name, String dimension, String value) {
        return series.stream()
                .filter(one -> one.namespace().equals(namespace)
                        && one.name().equals(name)
                        && value.equals(one.dimensions().get(dimension))
                        && !one.points().isEmpty());
    }
}
