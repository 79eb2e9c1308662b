package dev.vpcdoctor.aws.probe;

/** Hears how far the life of a probe is. Called from several threads. */
public interface ProbeListener {

    /** What begins now. */
    enum Step {
        /** The calls that make the probes. */
        DEPLOYING,
        /** The probes run. */
        SENDING,
        REMOVING
    }

    void begins(Step step);

    /** The process is to end, since somebody interrupted it; the probes are being removed first. */
    default void removingAtExit() {}

    /** The process ends, since somebody interrupted it, and the probes were removed before. */
    void removedAtExit(Removal removal);
}
