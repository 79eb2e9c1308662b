package dev.vpcdoctor.aws.probe;

import java.util.List;

/**
 * All probes of an account and region.
 *
 * @param notLooked calls that failed: what they would have told may be there too
 */
public record Inventory(List<DeployedProbes> probes, List<FailedCall> notLooked) {
    public Inventory {
        probes = List.copyOf(probes);
        notLooked = List.copyOf(notLooked);
    }
}
