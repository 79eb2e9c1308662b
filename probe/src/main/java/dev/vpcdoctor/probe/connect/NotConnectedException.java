package dev.vpcdoctor.probe.connect;

/** No connection was made. */
public final class NotConnectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ConnectFailure failure;

    NotConnectedException(ConnectFailure failure) {
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    public ConnectFailure failure() {
        return failure;
    }
}
