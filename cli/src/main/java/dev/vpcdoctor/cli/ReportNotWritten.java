package dev.vpcdoctor.cli;

/** An answer that did not reach its reader. The message says where it was to go. */
final class ReportNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportNotWritten(String message, Throwable cause) {
        super(message, cause);
    }
}
