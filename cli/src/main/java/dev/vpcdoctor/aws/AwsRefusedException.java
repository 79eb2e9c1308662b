package dev.vpcdoctor.aws;

/** Nothing can be said, since AWS refused the first call, or there are no credentials. The message says what to do. */
public final class AwsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AwsRefusedException(String message) {
        super(message);
    }
}
