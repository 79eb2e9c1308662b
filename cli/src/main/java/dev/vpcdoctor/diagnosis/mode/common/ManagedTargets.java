package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.Optional;

/** Which database, proxy, cache or load balancer the target is. */
public final class ManagedTargets {
    private ManagedTargets() {}

    /** The database, proxy or cache that the function connects to. */
    public static Optional<ManagedService> target(Examination about) {
        return about.paths().target().places().stream()
                .flatMap(place -> place.destination().nature() instanceof Nature.Managed managed
                        ? Optional.of(managed.service()).stream()
                        : Optional.<ManagedService>empty().stream())
                .findFirst();
    }

    /** The same, if nothing is known to keep the function from it: what it is like matters only then. */
    public static Optional<ManagedService> withinReach(Examination about) {
        boolean walked = !about.paths().fromSubnets().isEmpty();
        return walked && about.paths().verdict() != Verdict.BLOCKED ? target(about) : Optional.empty();
    }
}
