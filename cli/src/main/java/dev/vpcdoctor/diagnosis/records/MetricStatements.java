package dev.vpcdoctor.diagnosis.records;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.MetricSummary;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.common.DatabaseLoad;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What metrics say of findings about one target. They count connections to other targets, and of others, too: they never
 * decide.
 */
final class MetricStatements {
    private final Metrics metrics;
    private final Examination examination;

    MetricStatements(Metrics metrics, Examination examination) {
        this.metrics = metrics;
        this.examination = examination;
    }

    List<WitnessStatement> of(ExpectedEvidence expected, Severity severity) {
        Stream<Evidence> ofNatGateways = natGateways()
                .flatMap(id -> MetricSummary.ofNatGateway(metrics, id).stream())
                .flatMap(statement -> statement.of(expected).stream());
        Stream<Evidence> ofFunction = MetricSummary.ofFunction(
                        metrics, examination.function().name())
                .stream()
                .flatMap(statement -> severity == Severity.ERROR
                        ? statement.of(expected).stream()
                        : statement.ofPartOf(expected).stream());
        Stream<Evidence> ofDatabase =
                DatabaseLoad.of(examination).stream().flatMap(statement -> statement.of(expected).stream());
        return Stream.of(ofNatGateways, ofFunction, ofDatabase)
                .flatMap(evidence -> evidence)
                .map(evidence -> new WitnessStatement(evidence, false, Optional.empty()))
                .toList();
    }

    private Stream<String> natGateways() {
        return examination.allPaths().stream()
                .flatMap(path -> path.hops().stream())
                .filter(hop -> hop.kind() == HopKind.NAT_GATEWAY)
                .map(Hop::id)
                .distinct();
    }
}
