package dev.vpcdoctor.network.target;

/** A target or source that cannot be understood, with what to write instead. */
public final class TargetSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetSyntaxException(String message) {
        super(message);
    }
}
