package dev.vpcdoctor.probe.testing;

import org.opentest4j.TestAbortedException;

/** Skips a test, since this machine lacks what it needs. */
final class MissingRequirement extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private final String missing;
    private final String remedy;

    /**
     * @param missing a sentence without its full stop
     * @param remedy what to do about it, an imperative
     */
    MissingRequirement(String missing, String remedy) {
        super(missing + ": " + remedy);
        this.missing = missing;
        this.remedy = remedy;
    }

    String missing() {
        return missing;
    }

    String remedy() {
        return remedy;
    }
}
