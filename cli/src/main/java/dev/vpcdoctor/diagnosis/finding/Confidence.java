package dev.vpcdoctor.diagnosis.finding;

import java.util.Locale;

/** How sure a finding is. */
public enum Confidence {
    /** Configuration and packets say the same. */
    CERTAIN,
    /** One witness says so and none speaks against it: the configuration alone is never more than that. */
    LIKELY,
    /** It holds if something that is not known is as it mostly is. */
    POSSIBLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
