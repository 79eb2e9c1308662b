package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where nothing is reserved, what CloudWatch saw is held against the connections of the database, which takes 450. */
class SeenConcurrencyTest {

    @Test
    void manyExecutionsThatWereSeenWarn() {
        Finding warning = warning("all-is-well", "Maximum", 500).orElseThrow();

        assertThat(warning.summary()).contains("500 executions", "450 connections");
        assertThat(warning.evidence())
                .contains(new Evidence(
                        Evidence.Kind.METRICS, "checkout ran 500 times at once at its busiest", "checkout"));
    }

    @Test
    void fewDoNot() {
        assertThat(warning("all-is-well", "Maximum", 100)).isEmpty();
    }

    @Test
    void aSumIsNoNumberOfExecutionsAtOnce() {
        assertThat(warning("all-is-well", "Sum", 500)).isEmpty();
    }

    @Test
    void whatIsReservedDecidesBeforeWhatWasSeen() {
        assertThat(warning("executions-that-the-database-takes", "Maximum", 500))
                .isEmpty();
    }

    private static Optional<Finding> warning(String scenario, String stat, int seen) {
        Network network = NetworkReader.read(
                        Scenarios.find(scenario).orElseThrow().snapshot())
                .network();
        LambdaFunction checkout = network.all(LambdaFunction.class).iterator().next();
        MetricSeries series = new MetricSeries(
                "AWS/Lambda",
                "ConcurrentExecutions",
                Map.of("FunctionName", "checkout"),
                stat,
                List.of(new MetricSeries.Point(Instant.parse("2026-03-02T10:00:00Z"), seen)));
        Witnesses witnesses = new Witnesses(Packets.NONE, Map.of(), FlowLogs.NONE, new Metrics(List.of(series)));
        Diagnosis diagnosis = new Doctor(network, witnesses)
                .diagnose(checkout, List.of(TargetExpression.parse("rds:orders")), List.of());
        assertThat(diagnosis.outcome()).isEqualTo(Diagnosis.Conclusion.HEALTHY);
        return diagnosis.findings().stream()
                .filter(finding -> finding.code().equals("database-connections-at-risk"))
                .findFirst();
    }
}
