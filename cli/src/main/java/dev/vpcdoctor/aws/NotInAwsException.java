package dev.vpcdoctor.aws;

/** What was asked for does not exist there, or cannot be asked for like this. The message says what to do. */
public final class NotInAwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotInAwsException(String message) {
        super(message);
    }
}
