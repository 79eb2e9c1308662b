package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.shared.Check;
import java.util.List;

/** What the probe does about one target. */
public sealed interface PlannedTarget {

    ResolvedTarget target();

    /**
     * The probe asks.
     *
     * @param endpoints what is connected to; several where a target answers by several names
     */
    record Probed(ResolvedTarget target, List<ProbeEndpoint> endpoints, List<Check> checks) implements PlannedTarget {
        public Probed {
            endpoints = List.copyOf(endpoints);
            checks = List.copyOf(checks);
        }
    }

    /**
     * The probe cannot ask.
     *
     * @param because for the report, such as {@code no name or address of it is known}
     */
    record NotProbed(ResolvedTarget target, String because) implements PlannedTarget {}
}
