package dev.vpcdoctor.diagnosis.mode.time;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.examination.LoggedErrors;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.diagnosis.mode.common.NatGatewaysOnPaths;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.network.model.ManagedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A connection that a function keeps between invocations is forgotten by the NAT gateway, and then reset. */
public final class IdleConnectionReset implements FailureMode {
    private static final FindingCode CODE = new FindingCode("idle-connection-reset", ExpectedEvidence.FORGOTTEN);

    private static final Set<Symptom> RESET = Set.of(Symptom.CONNECTION_RESET, Symptom.CONNECTION_LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        NatGatewaysOnPaths paths = new NatGatewaysOnPaths(about);
        LoggedErrors log = new LoggedErrors(about);
        List<Seen> resets = new ArrayList<>(log.nameOutcome(RESET));
        resets.addAll(log.nameless(RESET));
        List<String> gateways = paths.gateways();
        if (resets.isEmpty()) {
            return Optional.empty();
        }
        if (gateways.isEmpty()) {
            return atBalancer(about, resets);
        }
        List<Evidence> timeouts = gateways.stream()
                .flatMap(id -> about.witnesses().metrics().ofNatGateway(id, "IdleTimeoutCount").stream())
                .filter(series -> series.sum() > 0)
                .map(IdleConnectionReset::evidence)
                .toList();
        boolean named = !log.nameOutcome(RESET).isEmpty();
        if (timeouts.isEmpty() && !named) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(CODE)
                .seenFrom(
                        gateways.stream()
                                .flatMap(id -> paths.subnetsBehind(id).stream())
                                .distinct()
                                .toList(),
                        timeouts.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY)
                .about(gateways)
                .says(log.evidence(resets))
                .says(timeouts)
                .summary("Connections of " + about.function().name()
                        + " are reset: a NAT gateway forgets them after 350 s without a packet."));
    }

    /** Its time is in the attributes of a listener, which are not read. */
    private static Optional<Cause> atBalancer(Examination about, List<Seen> resets) {
        Optional<ManagedService> balancer =
                ManagedTargets.withinReach(about).filter(IdleConnectionReset::isNetworkBalancer);
        return balancer.map(one -> Cause.of(CODE)
                .seenFrom(
                        about.allPaths().stream()
                                .map(path -> path.source().subnet().id())
                                .distinct()
                                .toList(),
                        Confidence.POSSIBLE)
                .about(one.id())
                .says(new LoggedErrors(about).evidence(resets))
                .says(
                        one.id() + " forgets connections on which nothing passed for 350 s, unless its listener says"
                                + " another time between 60 and 6,000 s, which is not known here (aws elbv2"
                                + " describe-listener-attributes, tcp.idle_timeout.seconds)",
                        one.id())
                .summary("Connections of " + about.function().name() + " to " + about.target()
                        + " may be reset by its network load balancer, which forgets those that lie idle; a server that"
                        + " ends connections logs the same."));
    }

    private static boolean isNetworkBalancer(ManagedService service) {
        return service.kind() == ManagedService.Kind.LOAD_BALANCER
                && service.engine().equals(Optional.of("network"));
    }

    private static Evidence evidence(MetricSeries series) {
        String id = series.dimensions().get("NatGatewayId");
        return new Evidence(
                Evidence.Kind.METRICS,
                id + ": " + String.format(Locale.ROOT, "%,.0f", series.sum()) + " connections forgotten after 350 s"
                        + series.inItsZone() + " (IdleTimeoutCount)",
                id);
    }
}
