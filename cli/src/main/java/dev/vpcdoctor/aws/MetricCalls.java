package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** What CloudWatch is asked: all metrics that matter, in as few calls as it takes. */
final class MetricCalls {
    /** AWS takes no more in one call. */
    private static final int MOST_QUERIES = 500;

    private static final int PERIOD_SECONDS = 300;
    private static final List<String> OF_NAT_GATEWAY =
            List.of("ErrorPortAllocation", "ConnectionAttemptCount", "ConnectionEstablishedCount", "IdleTimeoutCount");

    private final AwsClients aws;
    private final Calls calls;
    private final List<MetricDataQuery> queries = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();

    /** What one call asks for. */
    private record Batch(List<MetricDataQuery> queries, Call call) {}

    MetricCalls(AwsClients aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    void addFunction(String name) {
        add("AWS/Lambda", "ConcurrentExecutions", "FunctionName", name, "Maximum");
        add("AWS/Lambda", "Throttles", "FunctionName", name, "Sum");
        add("AWS/Lambda", "Errors", "FunctionName", name, "Sum");
    }

    /**
     * Of a NAT gateway.
     *
     * @param zones of a regional one, which is measured in each by itself; none of a zonal one
     */
    void addNatGateway(String id, Set<String> zones) {
        Dimension gateway = dimension("NatGatewayId", id);
        for (String metric : OF_NAT_GATEWAY) {
            if (zones.isEmpty()) {
                add("AWS/NATGateway", metric, List.of(gateway), "Sum");
            }
            zones.forEach(zone ->
                    add("AWS/NATGateway", metric, List.of(gateway, dimension("AvailabilityZone", zone)), "Sum"));
        }
    }

    void addDatabase(String identifier) {
        add("AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", identifier, "Maximum");
    }

    private void add(String namespace, String metric, String dimension, String value, String stat) {
        add(namespace, metric, List.of(dimension(dimension, value)), stat);
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private void add(String namespace, String metric, List<Dimension> dimensions, String stat) {
        queries.add(MetricDataQuery.builder()
                .id("m" + (queries.size() + 1))
                .metricStat(metricStat -> metricStat
                        .metric(what ->
                                what.namespace(namespace).metricName(metric).dimensions(dimensions))
                        .period(PERIOD_SECONDS)
                        .stat(stat))
                .build());
    }

    /** Asks for all that was added. */
    void ask(Duration since) {
        Instant until = Instant.now();
        Instant from = until.minus(since);
        for (int begin = 0; begin < queries.size(); begin += MOST_QUERIES) {
            List<MetricDataQuery> some = queries.subList(begin, Math.min(begin + MOST_QUERIES, queries.size()));
            Call call = calls.askPart(
                    SnapshotCall.list(ResourceKind.METRIC),
                    () -> aws.cloudWatch()
                            .getMetricDataPaginator(request -> request.metricDataQueries(some)
                                    .startTime(from)
                                    .endTime(until)));
            batches.add(new Batch(some, call));
        }
    }

    /** An answer names its results by the numbers of the queries, which stand beside it in the snapshot. */
    void keep() {
        for (Batch batch : batches) {
            calls.await(batch.call()).json().ifPresent(answer -> {
                ObjectNode kept = answer.deepCopy();
                ArrayNode asked = kept.putArray(ResourceKind.METRIC.idField());
                batch.queries().forEach(query -> asked.add(SdkJson.write(query)));
                calls.keep(batch.call().question(), kept);
            });
        }
    }
}
