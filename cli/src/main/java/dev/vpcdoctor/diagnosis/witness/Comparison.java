package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.TargetReason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of one path, and what packets did on it.
 *
 * @param path empty when the subnet is not known well enough to walk from it
 * @param sure whether the packets surely went as the function's own would: from the same interface, and not long before or
 *     after the configuration was read
 */
public record Comparison(String subnetId, Optional<Path> path, TargetObservations observed, boolean sure) {

    public boolean isSeen() {
        return !observed.isEmpty();
    }

    /** What the configuration says of the whole path. */
    public Verdict predicted() {
        return path.map(Path::verdict).orElse(Verdict.UNKNOWN);
    }

    /** What the configuration says of packets once there is an address. */
    public Verdict predictedForPackets() {
        return path.map(known -> Verdict.ofPath(known.hops().stream()
                        .filter(hop -> !isNaming(hop) && !isPolicy(hop))
                        .map(Hop::verdict)
                        .toList()))
                .orElse(Verdict.UNKNOWN);
    }

    /** Whether all of the path is known to be open as far as packets go, so that what they meet is the target's own. */
    public boolean isKnownToLead() {
        return predictedForPackets() == Verdict.OPEN
                && path.orElseThrow().hops().stream()
                        .filter(Comparison::isNaming)
                        .allMatch(hop -> hop.verdict() == Verdict.OPEN);
    }

    /** Whether packets did what a hop that blocks lets expect. */
    public boolean confirms(Hop hop) {
        if (hop.verdict() == Verdict.SOMETIMES) {
            return observed.connecting() == Connecting.SOMETIMES;
        }
        if (hop.verdict() != Verdict.BLOCKED || isPolicy(hop)) {
            return false;
        }
        if (isNaming(hop)) {
            return observed.nameOutcome() == NameOutcome.SILENT;
        }
        return switch (observed.connecting()) {
            case TIMED_OUT -> true;
            case REFUSED -> hop.kind() == HopKind.TARGET;
            case UNREACHABLE -> hop.because() instanceof TargetReason.NoSourceAddress;
            case OPEN, RESET, SOMETIMES, DIFFERENTLY, NOT_TRIED -> false;
        };
    }

    /** Whether packets did what a hop that blocks rules out. Behind a target that is down, an answer is no answer of it. */
    public boolean contradicts(Hop hop) {
        if (hop.verdict() != Verdict.BLOCKED || isPolicy(hop)) {
            return false;
        }
        if (isNaming(hop)) {
            return observed.nameOutcome() == NameOutcome.RESOLVED;
        }
        return switch (observed.connecting()) {
            case OPEN, SOMETIMES -> true;
            case REFUSED, RESET -> hop.kind() != HopKind.TARGET;
            case TIMED_OUT, UNREACHABLE, DIFFERENTLY, NOT_TRIED -> false;
        };
    }

    /** Whether packets connected on a path that the configuration calls blocked, or were answered there. */
    public boolean isContradicted() {
        return path.filter(known -> known.hops().stream().anyMatch(this::contradicts))
                .isPresent();
    }

    /** Both witnesses together. */
    public Verdict concluded() {
        if (!isSeen()) {
            return predicted();
        }
        return switch (observed.connecting()) {
            case OPEN -> isContradicted() ? Verdict.UNKNOWN : predictedForRequests();
            case SOMETIMES -> isContradicted() ? Verdict.UNKNOWN : Verdict.SOMETIMES;
            case REFUSED, RESET -> isContradicted() ? Verdict.UNKNOWN : Verdict.BLOCKED;
            case TIMED_OUT, UNREACHABLE, DIFFERENTLY -> Verdict.BLOCKED;
            case NOT_TRIED ->
                switch (observed.nameOutcome()) {
                    case NO_SUCH_NAME, NO_ADDRESS, SILENT, FAILED, REFUSED -> Verdict.BLOCKED;
                    case RESOLVED, NOT_ASKED -> isContradicted() ? Verdict.UNKNOWN : predicted();
                };
        };
    }

    /** Endpoint policies are asked about requests, after the connection stands. */
    private Verdict predictedForRequests() {
        List<Verdict> policies = path.stream()
                .flatMap(known -> known.hops().stream())
                .filter(Comparison::isPolicy)
                .map(Hop::verdict)
                .toList();
        return policies.isEmpty() ? Verdict.OPEN : Verdict.ofPath(policies);
    }

    private static boolean isNaming(Hop hop) {
        return hop.kind() == HopKind.NAME_SERVER || hop.kind() == HopKind.NAME_RESOLUTION;
    }

    private static boolean isPolicy(Hop hop) {
        return hop.kind() == HopKind.ENDPOINT_POLICY;
    }
}
