package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.Correlation;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;

/** How sure a cause is, with all that packets say of it. */
record CauseConfidence(Correlation packets) {

    Confidence of(Cause cause) {
        if (cause.seen().isPresent()) {
            return cause.seen().get().confidence();
        }
        boolean behindUnknownName = !cause.explains().isEmpty()
                && cause.explains().stream().allMatch(blocker -> hasUnknownName(blocker.path()));
        if (behindUnknownName) {
            return Confidence.POSSIBLE;
        }
        return isConfirmed(cause) ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    /** What stands behind a name of which it is not known what it means, holds only for what the name mostly means. */
    private static boolean hasUnknownName(Path path) {
        return path.hops().stream()
                .anyMatch(hop -> hop.kind() == HopKind.NAME_RESOLUTION && hop.verdict() == Verdict.UNKNOWN);
    }

    /**
     * Packets confirm a cause where they were sent on each path that it blocks, did on all of them what it lets expect, and
     * nothing else would have stopped them. What blocks only sometimes, chance may imitate.
     */
    private boolean isConfirmed(Cause cause) {
        List<Path> paths =
                cause.explains().stream().map(Blocker::path).distinct().toList();
        return !paths.isEmpty()
                && paths.stream().allMatch(path -> isConfirmed(cause, path))
                && cause.explains().stream().noneMatch(blocker -> packets.contradictsAnywhere(blocker.hop()));
    }

    private boolean isConfirmed(Cause cause, Path path) {
        Optional<Comparison> comparison = packets.of(path).filter(Comparison::sure);
        if (comparison.isEmpty()) {
            return false;
        }
        List<Hop> confirmed = path.hops().stream()
                .filter(hop -> hop.verdict() == Verdict.BLOCKED)
                .filter(comparison.get()::confirms)
                .toList();
        return !confirmed.isEmpty()
                && confirmed.stream()
                        .allMatch(hop -> cause.explains().stream()
                                .anyMatch(blocker -> blocker.path().equals(path)
                                        && blocker.hop().equals(hop)));
    }
}
