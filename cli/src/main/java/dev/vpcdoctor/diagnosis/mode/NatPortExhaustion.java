package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A NAT gateway has no source port left for another connection to the same destination. */
public final class NatPortExhaustion implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "nat-port-exhaustion",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.NAT_PORTS_TAKEN,
            "A NAT gateway could not give a source port to some connections: it has 55,000 for each of its addresses to"
                    + " one destination, address, port and protocol.",
            "Some connections time out, when there are many at once, mostly to one and the same host.",
            "The gateway works for others, and the metric ErrorPortAllocation is above zero. A gateway through which"
                    + " nothing passes is nat-gateway-not-available or nat-gateway-in-private-subnet.",
            "Keep connections open and use them again; give the gateway further Elastic IP addresses, or take an"
                    + " endpoint where the destination is a service of AWS.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        NatPaths paths = new NatPaths(about);
        List<MetricSeries> failing = paths.gateways().stream()
                .flatMap(id -> about.witnesses().metrics().ofNatGateway(id, "ErrorPortAllocation").stream())
                .filter(series -> series.sum() > 0)
                .toList();
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        List<String> gateways = failing.stream()
                .map(series -> series.dimensions().get("NatGatewayId"))
                .distinct()
                .toList();
        Cause.Builder cause = Cause.of(EXPLANATION)
                .seenFrom(
                        gateways.stream()
                                .flatMap(id -> paths.subnetsBehind(id).stream())
                                .distinct()
                                .toList(),
                        Confidence.LIKELY)
                .about(gateways);
        failing.forEach(series -> cause.says(List.of(evidence(series))));
        return Optional.of(cause.mendedBy(new Remedy(
                        "keep connections open and use them again; then give " + gateways.get(0)
                                + " another Elastic IP address (aws ec2 associate-nat-gateway-address), for 55,000"
                                + " connections more to each destination",
                        List.of(),
                        Optional.empty()))
                .summary("NAT gateway " + String.join(", ", gateways)
                        + " ran out of source ports: some connections through it fail."));
    }

    private static Evidence evidence(MetricSeries series) {
        String id = series.dimensions().get("NatGatewayId");
        return new Evidence(
                Evidence.Kind.METRICS,
                id + ": " + String.format(Locale.ROOT, "%,.0f", series.sum()) + " connections got no source port"
                        + series.inItsZone() + " (ErrorPortAllocation)",
                id);
    }
}
