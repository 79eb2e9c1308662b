package dev.vpcdoctor.diagnosis;

import java.util.Locale;

/**
 * What one witness says.
 *
 * @param says in plain words, with ids
 * @param from where it was read: a file of the snapshot, a resource, a subnet
 */
public record Evidence(Kind kind, String says, String from) {

    /** Who says so. */
    public enum Kind {
        CONFIGURATION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
