package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was seen of one target from one place, attempt by attempt. What was not tried, was not allowed or had no time is
 * kept apart: it is no evidence either way.
 *
 * @param evidence in the order of the report
 * @param unused the rest
 */
public record TargetObservations(List<Observation> evidence, List<Observation> unused) {
    /** Nothing. */
    public static final TargetObservations NONE = new TargetObservations(List.of(), List.of());

    /** A first packet that is lost is sent again after a second: who waits less cannot tell loss from silence. */
    private static final long LEAST_WAIT_MICROS = 900_000;

    public TargetObservations {
        evidence = List.copyOf(evidence);
        unused = List.copyOf(unused);
    }

    public static TargetObservations of(List<Observation> observations) {
        return new TargetObservations(
                observations.stream().filter(TargetObservations::tells).toList(),
                observations.stream().filter(observation -> !tells(observation)).toList());
    }

    private static boolean tells(Observation observation) {
        return switch (observation.outcome()) {
            case NOT_ALLOWED, NOT_ATTEMPTED, FAILED -> false;
            case TIMED_OUT ->
                observation.layer() != Layer.TLS
                        && observation.layer() != Layer.SERVICE
                        && (observation.phases().isEmpty() || micros(observation) >= LEAST_WAIT_MICROS);
            case ANSWERED, NXDOMAIN, SERVFAIL, REFUSED, NO_ANSWER, OPEN, UNREACHABLE, RESET -> true;
            case OK, UNTRUSTED, EXPIRED, WRONG_NAME, HANDSHAKE_FAILED, NOT_TLS -> true;
            case READY, NEEDS_TLS, AUTH_REQUIRED, TOO_MANY_CONNECTIONS, WRONG_PROTOCOL, SILENT -> true;
        };
    }

    /** How long an attempt took, over all its phases. */
    public static long micros(Observation observation) {
        return observation.phases().stream().mapToLong(Phase::durationMicros).sum();
    }

    /** What came of connecting, over all attempts. */
    public enum Connecting {
        /** Nobody tried. */
        NOT_TRIED,
        OPEN,
        REFUSED,
        TIMED_OUT,
        UNREACHABLE,
        RESET,
        /** Some attempts connected and some did not. */
        SOMETIMES,
        /** None connected, each for other reasons. */
        DIFFERENTLY
    }

    public NameOutcome nameOutcome() {
        return NameOutcome.of(on(Layer.DNS));
    }

    public Connecting connecting() {
        List<Outcome> outcomes =
                on(Layer.TCP).stream().map(Observation::outcome).distinct().toList();
        if (outcomes.isEmpty()) {
            return Connecting.NOT_TRIED;
        }
        if (outcomes.size() > 1) {
            return outcomes.contains(Outcome.OPEN) ? Connecting.SOMETIMES : Connecting.DIFFERENTLY;
        }
        return switch (outcomes.get(0)) {
            case OPEN -> Connecting.OPEN;
            case REFUSED -> Connecting.REFUSED;
            case UNREACHABLE -> Connecting.UNREACHABLE;
            case RESET -> Connecting.RESET;
            case TIMED_OUT -> Connecting.TIMED_OUT;
            case ANSWERED, NXDOMAIN, SERVFAIL, NO_ANSWER, NOT_ALLOWED, NOT_ATTEMPTED, FAILED -> Connecting.NOT_TRIED;
            case OK, UNTRUSTED, EXPIRED, WRONG_NAME, HANDSHAKE_FAILED, NOT_TLS -> Connecting.NOT_TRIED;
            case READY, NEEDS_TLS, AUTH_REQUIRED, TOO_MANY_CONNECTIONS, WRONG_PROTOCOL, SILENT -> Connecting.NOT_TRIED;
        };
    }

    /** The evidence about one layer. */
    public List<Observation> on(Layer layer) {
        return evidence.stream()
                .filter(observation -> observation.layer() == layer)
                .toList();
    }

    /** Whether anything came of it. */
    public boolean isEmpty() {
        return evidence.isEmpty();
    }

    /** The same with connections to some addresses alone; names are resolved before there is an address. */
    public TargetObservations at(Predicate<String> address) {
        return new TargetObservations(
                evidence.stream().filter(one -> isAt(one, address)).toList(),
                unused.stream().filter(one -> isAt(one, address)).toList());
    }

    private static boolean isAt(Observation observation, Predicate<String> address) {
        Asked asked = observation.asked();
        return observation.layer() == Layer.DNS
                || asked.address().isEmpty()
                || address.test(asked.address().get());
    }

    /**
     * What came of it in the probe's own word: of the service where it was heard, else of the connection, else of the name;
     * {@code sometimes} where attempts differ.
     */
    public Optional<String> word() {
        List<Observation> names = on(Layer.DNS);
        List<Observation> connections = on(Layer.TCP);
        List<Observation> handshakes = on(Layer.TLS);
        List<Observation> services = on(Layer.SERVICE);
        List<Observation> telling = connecting() != Connecting.OPEN
                ? connections.isEmpty() ? names : connections
                : !services.isEmpty() ? services : !handshakes.isEmpty() ? handshakes : connections;
        List<String> words = telling.stream()
                .map(observation -> observation.outcome().word())
                .distinct()
                .toList();
        return words.size() > 1 ? Optional.of("sometimes") : words.stream().findFirst();
    }

    /** The public address with which somebody outside saw the probe. */
    public List<String> publicAddresses() {
        return on(Layer.SERVICE).stream()
                .map(Observation::details)
                .filter(Details.Service.class::isInstance)
                .map(Details.Service.class::cast)
                .map(Details.Service::publicAddress)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
