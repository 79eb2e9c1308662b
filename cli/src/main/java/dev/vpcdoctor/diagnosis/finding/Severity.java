package dev.vpcdoctor.diagnosis.finding;

import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** Connections fail. */
    ERROR,
    /** Connections will fail, or some do. */
    WARNING,
    /** Something could be better; never fails a run. */
    ADVICE,
    /** Nothing to fix. */
    INFO;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
