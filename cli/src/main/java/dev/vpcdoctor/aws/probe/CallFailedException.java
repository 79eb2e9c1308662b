package dev.vpcdoctor.aws.probe;

/** Carries a failed call to where it becomes a result; it never leaves this package. */
final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FailedCall call;

    CallFailedException(FailedCall call) {
        super(call.says());
        this.call = call;
    }

    FailedCall call() {
        return call;
    }
}
