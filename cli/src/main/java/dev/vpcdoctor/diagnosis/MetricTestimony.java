package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.mode.DatabaseLoad;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What metrics say of findings about one target. */
final class MetricTestimony {
    /** Findings that would let no connection at all through a NAT gateway. */
    private static final Set<String> OF_NAT = Set.of(
            "nat-gateway-not-available",
            "nat-gateway-is-private",
            "nat-gateway-in-private-subnet",
            "internet-gateway-detached",
            "vpc-blocks-public-access");

    /** Of the attempts; some servers are always down. */
    private static final double MOST = 0.9;

    private final Metrics metrics;
    private final Examination examination;

    MetricTestimony(Metrics metrics, Examination examination) {
        this.metrics = metrics;
        this.examination = examination;
    }

    List<Testimony> of(Finding finding) {
        boolean isFine = finding.code().equals(Verdicts.NETWORK_IS_FINE.code());
        List<Testimony> all = new ArrayList<>();
        if (isFine || OF_NAT.contains(finding.code())) {
            natGateways().forEach(id -> ofNatGateway(id, isFine).ifPresent(all::add));
        }
        if (isFine) {
            ofFunction().ifPresent(all::add);
            DatabaseLoad.of(examination)
                    .map(evidence -> new Testimony(evidence, false, Optional.empty()))
                    .ifPresent(all::add);
        }
        return all;
    }

    private List<String> natGateways() {
        return examination.allPaths().stream()
                .flatMap(path -> path.hops().stream())
                .filter(hop -> hop.kind() == HopKind.NAT_GATEWAY)
                .map(Hop::id)
                .distinct()
                .toList();
    }

    /** Its connections may be to other targets and of others: they say whether it works at all. */
    private Optional<Testimony> ofNatGateway(String id, boolean isFine) {
        double attempts = sum(metrics.ofNatGateway(id, "ConnectionAttemptCount"));
        double established = sum(metrics.ofNatGateway(id, "ConnectionEstablishedCount"));
        if (attempts == 0 || (established > 0 && established < MOST * attempts)) {
            return Optional.empty();
        }
        boolean works = established > 0;
        String says = id + ": " + figure(established) + " of " + figure(attempts) + " connection attempts established";
        return Optional.of(
                new Testimony(new Evidence(Evidence.Kind.METRICS, works == isFine, says, id), false, Optional.empty()));
    }

    private Optional<Testimony> ofFunction() {
        String name = examination.function().name();
        Optional<MetricSeries> concurrent = metrics.ofFunction(name, "ConcurrentExecutions");
        return concurrent.map(series -> {
            String says = "at most " + figure(series.highest()) + " executions at once, "
                    + figure(sum(metrics.ofFunction(name, "Errors"))) + " errors, "
                    + figure(sum(metrics.ofFunction(name, "Throttles"))) + " throttled";
            return new Testimony(new Evidence(Evidence.Kind.METRICS, says, name), false, Optional.empty());
        });
    }

    private static double sum(Optional<MetricSeries> series) {
        return series.map(MetricSeries::sum).orElse(0.0);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
