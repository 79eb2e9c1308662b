package dev.vpcdoctor.diagnosis.finding;

/** What a finding means for whether the function reaches a target. */
public enum VerdictEffect {
    /** The target is not reached, or what is reached does not serve. */
    FAILS,
    /** Only records tell of a failure: on a way that is open now, it fails at times. */
    FAILS_SOMETIMES,
    /** The target may not be reached, if something that is not known is as it mostly is. */
    MAY_FAIL,
    /** All is well, although something speaks against it. */
    MAY_REACH,
    /** All is well. */
    REACHES,
    /** Packets do what the configuration rules out: what it concludes is not to be trusted. */
    CONTRADICTS_CONFIGURATION,
    /** It changes nothing. */
    NONE;

    /** Whether it says that all is well. */
    public boolean isHealthy() {
        return this == REACHES || this == MAY_REACH;
    }

    /** Whether something is known to be broken. */
    public boolean isProblem() {
        return this == FAILS || this == FAILS_SOMETIMES;
    }
}
