package dev.vpcdoctor.diagnosis.finding;

import java.util.Locale;

/**
 * What one witness says.
 *
 * @param supports whether it speaks for the finding; else it speaks against it
 * @param says in plain words, with ids
 * @param from where it was read: a file of the snapshot, a resource, a subnet
 */
public record Evidence(Kind kind, boolean supports, String says, String from) {

    /** Evidence for a finding. */
    public Evidence(Kind kind, String says, String from) {
        this(kind, true, says, from);
    }

    /** Who says so. */
    public enum Kind {
        CONFIGURATION,
        PACKETS,
        LOGS,
        FLOW_LOGS,
        METRICS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
