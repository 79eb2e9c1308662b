package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.shared.ProbeReport;
import java.util.Optional;
import java.util.Set;

/**
 * One report of a probe, and what is known of where it ran.
 *
 * @param subnetId as whoever ran it says; empty where only its addresses tell
 * @param securityGroupIds with which it was deployed, as whoever ran it says
 * @param from the file it was read from, for errors
 */
public record ProbeRun(
        Optional<String> subnetId, Optional<Set<String>> securityGroupIds, ProbeReport report, String from) {
    public ProbeRun {
        securityGroupIds = securityGroupIds.map(Set::copyOf);
    }
}
