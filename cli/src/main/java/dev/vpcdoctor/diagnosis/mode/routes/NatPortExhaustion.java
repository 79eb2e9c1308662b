package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.NatGatewaysOnPaths;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A NAT gateway has no source port left for another connection to the same destination. */
public final class NatPortExhaustion implements FailureMode {
    private static final FindingCode CODE = new FindingCode("nat-port-exhaustion", ExpectedEvidence.NAT_PORTS_TAKEN);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        NatGatewaysOnPaths paths = new NatGatewaysOnPaths(about);
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
        Cause.Builder cause = Cause.of(CODE)
                .seenFrom(
                        gateways.stream()
                                .flatMap(id -> paths.subnetsBehind(id).stream())
                                .distinct()
                                .toList(),
                        Confidence.LIKELY)
                .about(gateways);
        failing.forEach(series -> cause.says(List.of(evidence(series))));
        return Optional.of(cause.fixedBy(new Remedy(
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
