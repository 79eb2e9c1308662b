package dev.vpcdoctor.snapshot;

/** A snapshot that cannot be read or written at all. The message is one sentence for a person and says what to do. */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotException(String message) {
        super(message);
    }

    public SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
