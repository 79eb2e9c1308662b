package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.Observation;
import java.util.List;

/** What the probe does about one target. */
public sealed interface PlannedTarget {

    ResolvedTarget target();

    /** Whether an observation, of whichever probe, tells of this target. */
    boolean isSeenIn(Observation observation);

    /**
     * The probe asks.
     *
     * @param endpoints what is connected to; several where a target answers by several names
     */
    record Asked(ResolvedTarget target, List<ProbeEndpoint> endpoints, List<Check> checks) implements PlannedTarget {
        public Asked {
            endpoints = List.copyOf(endpoints);
            checks = List.copyOf(checks);
        }

        @Override
        public boolean isSeenIn(Observation observation) {
            return endpoints.stream().anyMatch(endpoint -> endpoint.isSeenIn(observation));
        }
    }

    /**
     * The probe cannot ask.
     *
     * @param because for the report, such as {@code no name or address of it is known}
     */
    record NotAsked(ResolvedTarget target, String because) implements PlannedTarget {
        @Override
        public boolean isSeenIn(Observation observation) {
            return false;
        }
    }
}
