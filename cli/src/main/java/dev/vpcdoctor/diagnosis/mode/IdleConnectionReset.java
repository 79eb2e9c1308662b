package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.LoggedErrors;
import dev.vpcdoctor.diagnosis.Severity;
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
    private static final Explanation EXPLANATION = new Explanation(
            "idle-connection-reset",
            Chapter.TIME,
            Severity.WARNING,
            Expectation.FORGOTTEN,
            "A NAT gateway forgets a connection on which nothing passed for 350 seconds, and answers the next packet"
                + " with a reset. A network load balancer does the same, after 350 seconds or what its listener is set"
                + " to, from 60 to 6,000. Between invocations a function's environment is frozen, so that its"
                + " connections lie idle, and keep-alives are not sent.",
            "The first request after a pause fails with ECONNRESET, EPIPE or socket hang up; the next one works.",
            "Connections are made without fault. A server that ends connections by itself logs the same: the gateway's"
                + " metric IdleTimeoutCount tells them apart; of a load balancer nothing that is read does, so that it"
                + " is never more than possible.",
            "Have the client open a connection anew when it is older than five minutes, and try a request again once"
                    + " after a reset.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html");

    private static final Set<Symptom> RESET = Set.of(Symptom.CONNECTION_RESET, Symptom.CONNECTION_LOST);

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        NatPaths paths = new NatPaths(about);
        LoggedErrors log = new LoggedErrors(about);
        List<Seen> resets = new ArrayList<>(log.naming(RESET));
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
        boolean named = !log.naming(RESET).isEmpty();
        if (timeouts.isEmpty() && !named) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(EXPLANATION)
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
        Optional<ManagedService> balancer = Databases.withinReach(about).filter(IdleConnectionReset::isNetworkBalancer);
        return balancer.map(one -> Cause.of(EXPLANATION)
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
