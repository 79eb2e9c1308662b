package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.ConnectFailure;
import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.connect.Dialer;
import dev.vpcdoctor.probe.connect.NotConnectedException;
import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;

/** Connects and writes the TCP observation. */
final class TcpConnecting {
    /**
     * How long a connection of which nothing more is wanted is watched: load balancers without a healthy target, and hosts
     * that turn a client away by its address, take the connection and reset it at once.
     */
    private static final int WATCH_MILLIS = 50;

    private TcpConnecting() {}

    /** The open connection, for more to be done with it; empty if there is none. */
    static Optional<Connection> connect(Dialer dialer, PermittedAddress target, Asked asked, Attempt attempt) {
        attempt.begin(Layer.TCP, asked, "connect");
        long start = attempt.timeline().micros();
        try {
            Connection connection = dialer.open(target, attempt);
            Phase connect = attempt.timeline().phaseSince("connect", start);
            attempt.observe(Layer.TCP, asked, Outcome.OPEN, Optional.empty(), List.of(connect), details(connection));
            return Optional.of(connection);
        } catch (NotConnectedException e) {
            observe(e.failure(), attempt.timeline().phaseSince("connect", start), asked, attempt);
            return Optional.empty();
        }
    }

    /** Connects, watches for a moment whether the connection stays, and hangs up. */
    static void connectAndWatch(Dialer dialer, PermittedAddress target, Asked asked, Attempt attempt) {
        attempt.begin(Layer.TCP, asked, "connect");
        long start = attempt.timeline().micros();
        try (Connection connection = dialer.open(target, attempt)) {
            Phase connect = attempt.timeline().phaseSince("connect", start);
            long watch = attempt.timeline().micros();
            boolean reset = isReset(connection);
            Phase watched = attempt.timeline().phaseSince("watch", watch);
            attempt.observe(
                    Layer.TCP,
                    asked,
                    reset ? Outcome.RESET : Outcome.OPEN,
                    reset ? Optional.of("the connection was made, and reset at once") : Optional.empty(),
                    List.of(connect, watched),
                    details(connection));
        } catch (NotConnectedException e) {
            observe(e.failure(), attempt.timeline().phaseSince("connect", start), asked, attempt);
        }
    }

    private static boolean isReset(Connection connection) {
        try {
            int time = Math.min(WATCH_MILLIS, connection.limit().remainingMillis());
            if (time == 0) {
                return false;
            }
            connection.socket().setSoTimeout(time);
            connection.input().read();
            return false;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return !connection.expired();
        }
    }

    private static void observe(ConnectFailure failure, Phase connect, Asked asked, Attempt attempt) {
        Details details = new Details.Tcp(Optional.empty(), Optional.empty(), failure.cause());
        List<Phase> phases = failure.outcome() == Outcome.NOT_ATTEMPTED ? List.of() : List.of(connect);
        attempt.observe(Layer.TCP, asked, failure.outcome(), Optional.of(failure.reason()), phases, details);
    }

    private static Details details(Connection connection) {
        return new Details.Tcp(
                Optional.of(Addresses.text(connection.socket().getLocalAddress())),
                Optional.of(connection.socket().getLocalPort()),
                Optional.empty());
    }
}
