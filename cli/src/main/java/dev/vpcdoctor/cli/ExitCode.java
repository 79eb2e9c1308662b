package dev.vpcdoctor.cli;

/** What a script learns from the process, without reading the report. */
final class ExitCode {

    static final int HEALTHY = 0;
    static final int PROBLEM_FOUND = 1;
    static final int WRONG_USAGE = 2;

    /** Not enough is known for a verdict. */
    static final int INCONCLUSIVE = 3;

    /** AWS refused a call that nothing can be said without, or there are no credentials. */
    static final int AWS_REFUSED = 4;

    /** A failure of our own, which must not pass for any verdict: EX_SOFTWARE of sysexits.h. */
    static final int DEFECT = 70;

    /** There is an answer, and it could not be written: EX_IOERR of sysexits.h. */
    static final int NOT_WRITTEN = 74;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
