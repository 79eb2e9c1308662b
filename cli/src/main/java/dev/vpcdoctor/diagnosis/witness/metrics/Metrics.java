package dev.vpcdoctor.diagnosis.witness.metrics;

import java.util.List;
import java.util.Optional;

/** All metrics that were read. */
public record Metrics(List<MetricSeries> series) {
    public static final Metrics NONE = new Metrics(List.of());

    public Metrics {
        series = List.copyOf(series);
    }

    /** Of a NAT gateway; the zones of a regional one are apart, and the one with the most is given. */
    public Optional<MetricSeries> ofNatGateway(String id, String name) {
        return find("AWS/NATGateway", name, "NatGatewayId", id);
    }

    public Optional<MetricSeries> ofFunction(String functionName, String name) {
        return find("AWS/Lambda", name, "FunctionName", functionName);
    }

    public Optional<MetricSeries> ofDatabase(String identifier, String name) {
        return find("AWS/RDS", name, "DBInstanceIdentifier", identifier);
    }

    private Optional<MetricSeries> find(String namespace, String name, String dimension, String value) {
        return series.stream()
                .filter(one -> one.namespace().equals(namespace)
                        && one.name().equals(name)
                        && value.equals(one.dimensions().get(dimension))
                        && !one.points().isEmpty())
                .max((one, other) -> Double.compare(one.sum(), other.sum()));
    }
}
