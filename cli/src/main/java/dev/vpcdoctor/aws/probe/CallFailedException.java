package dev.vpcdoctor.aws.probe;

/** Carries a failed call to where it becomes a result; it never leaves this package. */
final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FailedOperation call;

    CallFailedException(FailedOperation call) {
        super(call.says());
        this.call = call;
    }

    FailedOperation call() {
        return call;
    }
}
