package dev.vpcdoctor.cli;

/** What a script learns from the process, without reading the report. */
final class ExitCode {

    static final int HEALTHY = 0;
    static final int PROBLEM_FOUND = 1;
    static final int WRONG_USAGE = 2;

    /** Not enough is known for a verdict. A failure of our own is this too: it must never pass for a found problem. */
    static final int INCONCLUSIVE = 3;

    /** AWS refused a call that nothing can be said without, or there are no credentials. */
    static final int AWS_REFUSED = 4;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
