package dev.vpcdoctor.probe.connect;

import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.TimeLimit;
import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** Opens TCP connections, one attempt to one permitted address. */
public final class Dialer {
    private final SocketPermits permits;

    public Dialer(SocketPermits permits) {
        this.permits = permits;
    }

    public SocketPermits permits() {
        return permits;
    }

    /** Connects; the attempt's time starts when a socket is free for it, and goes on for all that follows. */
    public Connection open(PermittedAddress target, Attempt attempt) throws NotConnectedException {
        if (!permits.acquireBefore(attempt.deadline())) {
            throw new NotConnectedException(new ConnectFailure(
                    Outcome.NOT_ATTEMPTED,
                    Optional.empty(),
                    "the report had to go out before a socket was free for this"));
        }
        TimeLimit limit = attempt.limitStartingNow();
        Socket socket = new Socket();
        try {
            if (limit.passed()) {
                throw new NotConnectedException(
                        new ConnectFailure(Outcome.NOT_ATTEMPTED, Optional.empty(), "the report had to go out first"));
            }
            socket.setTcpNoDelay(true);
            socket.connect(target.socketAddress(), limit.remainingMillis());
            return new Connection(socket, limit, permits);
        } catch (IOException e) {
            abandon(socket);
            throw new NotConnectedException(ConnectFailure.of(e, limit));
        } catch (NotConnectedException e) {
            abandon(socket);
            throw e;
        }
    }

    private void abandon(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The system takes the descriptor back whatever close says.
        } finally {
            permits.release();
        }
    }
}
