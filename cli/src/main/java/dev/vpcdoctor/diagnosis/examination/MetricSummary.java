package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.MetricSign;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What metrics say of one thing.
 *
 * @param signs what the figures are signs of
 * @param says in plain words
 * @param from what was measured
 */
public record MetricSummary(Set<MetricSign> signs, String says, String from) {
    /** Of the attempts; some servers are always down. */
    private static final double MOST = 0.9;

    public MetricSummary {
        signs = Set.copyOf(signs);
    }

    /** How often a function ran and how often it failed, if that was read. */
    public static Optional<MetricSummary> ofFunction(Metrics metrics, String name) {
        return metrics.ofFunction(name, "ConcurrentExecutions").map(concurrent -> {
            Optional<Double> errors = metrics.ofFunction(name, "Errors").map(MetricSeries::sum);
            Optional<Double> throttles = metrics.ofFunction(name, "Throttles").map(MetricSeries::sum);
            List<String> says =
                    new ArrayList<>(List.of("at most " + figure(concurrent.highest()) + " executions at once"));
            errors.ifPresent(count -> says.add(figure(count) + " errors"));
            throttles.ifPresent(count -> says.add(figure(count) + " throttled"));
            return new MetricSummary(signs(concurrent, errors), String.join(", ", says), name);
        });
    }

    private static Set<MetricSign> signs(MetricSeries concurrent, Optional<Double> errors) {
        Set<MetricSign> signs = EnumSet.noneOf(MetricSign.class);
        if (concurrent.highest() > 0) {
            signs.add(MetricSign.INVOKED);
            errors.map(count -> count > 0 ? MetricSign.INVOCATIONS_FAIL : MetricSign.INVOCATIONS_SUCCEED)
                    .ifPresent(signs::add);
        }
        return signs;
    }

    /** Whether connections pass a NAT gateway, if nearly all or none of them do. */
    public static Optional<MetricSummary> ofNatGateway(Metrics metrics, String id) {
        double attempts = sum(metrics.ofNatGateway(id, "ConnectionAttemptCount"));
        double established = sum(metrics.ofNatGateway(id, "ConnectionEstablishedCount"));
        if (attempts == 0 || (established > 0 && established < MOST * attempts)) {
            return Optional.empty();
        }
        return Optional.of(new MetricSummary(
                Set.of(established > 0 ? MetricSign.NAT_PASSES : MetricSign.NAT_PASSES_NOTHING),
                id + ": " + figure(established) + " of " + figure(attempts) + " connection attempts established",
                id));
    }

    /** What it says of a finding, if it says anything. */
    public Optional<Evidence> of(ExpectedEvidence expected) {
        boolean supports = signs.stream().anyMatch(expected::isSupportedBy);
        boolean contradicts = signs.stream().anyMatch(expected::isContradictedBy);
        return supports || contradicts ? Optional.of(evidence(supports)) : Optional.empty();
    }

    /** What it says of a finding that leaves something working: that something works is no contradiction. */
    public Optional<Evidence> ofPartOf(ExpectedEvidence expected) {
        return of(expected).filter(Evidence::supports);
    }

    /** As evidence. */
    public Evidence evidence(boolean supports) {
        return new Evidence(Evidence.Kind.METRICS, supports, says, from);
    }

    private static double sum(List<MetricSeries> zones) {
        return zones.stream().mapToDouble(MetricSeries::sum).sum();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
