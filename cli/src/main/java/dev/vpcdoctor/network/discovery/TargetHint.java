package dev.vpcdoctor.network.discovery;

import java.util.Locale;

/**
 * What gave a target away.
 *
 * @param name of the variable, the mapping or the security group; never a value
 * @param says in a few words, {@code environment variable DATABASE_URL}
 */
public record TargetHint(Kind kind, String name, String says) {

    /** Where it was found. */
    public enum Kind {
        ENVIRONMENT_VARIABLE,
        EVENT_SOURCE_MAPPING,
        SECURITY_GROUP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static TargetHint variable(String name) {
        return new TargetHint(Kind.ENVIRONMENT_VARIABLE, name, "environment variable " + name);
    }

    /** A variable whose port another one tells. */
    static TargetHint variables(String host, String port) {
        return new TargetHint(Kind.ENVIRONMENT_VARIABLE, host, "environment variables " + host + " and " + port);
    }
}
