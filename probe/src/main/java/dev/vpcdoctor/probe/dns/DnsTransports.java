package dev.vpcdoctor.probe.dns;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.connect.Dialer;
import dev.vpcdoctor.probe.connect.NotConnectedException;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.TimeLimit;
import dev.vpcdoctor.shared.Outcome;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sends one query and takes one answer, by UDP or TCP. No retries and no fallback; dnsjava's own transports have both, and
 * hide what the system says about the port.
 */
final class DnsTransports {
    private static final int MAX_DATAGRAM = 65_535;

    private final Dialer dialer;

    DnsTransports(Dialer dialer) {
        this.dialer = dialer;
    }

    /** Asks by UDP; packets that are no answer to this query are passed over until the time is up. */
    DnsReply askByUdp(PermittedAddress server, DnsQuery query, Attempt attempt) {
        if (!dialer.permits().acquireBefore(attempt.deadline())) {
            return new DnsReply.NotAsked("the report had to go out before a socket was free for this");
        }
        TimeLimit limit = attempt.limitStartingNow();
        int strangers = 0;
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server.socketAddress());
            byte[] wire = query.toWire();
            socket.send(new DatagramPacket(wire, wire.length));
            byte[] buffer = new byte[MAX_DATAGRAM];
            while (!limit.passed()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.setSoTimeout(limit.remainingMillis());
                socket.receive(packet);
                byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
                Optional<DnsReply> reply = reply(query, answer);
                if (reply.isPresent()) {
                    return reply.get();
                }
                strangers++;
            }
            return noAnswer(limit, strangers);
        } catch (SocketTimeoutException e) {
            return noAnswer(limit, strangers);
        } catch (PortUnreachableException e) {
            return new DnsReply.Broken("no name server listens there: the port is unreachable");
        } catch (IOException | RuntimeException e) {
            return new DnsReply.Broken("the query could not be sent: " + e.getMessage());
        } finally {
            dialer.permits().release();
        }
    }

    DnsReply askByTcp(PermittedAddress server, DnsQuery query, Attempt attempt) {
        try (Connection connection = dialer.open(server, attempt)) {
            try {
                return exchange(connection, query);
            } catch (IOException e) {
                if (connection.expired()) {
                    return noAnswer(connection.limit(), 0);
                }
                return new DnsReply.Broken("the server closed the connection without a whole answer");
            }
        } catch (NotConnectedException e) {
            if (e.failure().outcome() == Outcome.NOT_ATTEMPTED) {
                return new DnsReply.NotAsked(e.failure().reason());
            }
            String reason = "by TCP, " + e.failure().reason();
            return e.failure().outcome() == Outcome.TIMED_OUT
                    ? new DnsReply.TimedOut(reason)
                    : new DnsReply.Broken(reason);
        }
    }

    private static DnsReply exchange(Connection connection, DnsQuery query) throws IOException {
        byte[] wire = query.toWire();
        byte[] framed = new byte[wire.length + 2];
        framed[0] = (byte) (wire.length >> Byte.SIZE);
        framed[1] = (byte) wire.length;
        System.arraycopy(wire, 0, framed, 2, wire.length);
        connection.output().write(framed);
        connection.output().flush();
        DataInputStream input = new DataInputStream(connection.input());
        byte[] answer = new byte[input.readUnsignedShort()];
        input.readFully(answer);
        Optional<DnsReply> reply = reply(query, answer);
        return reply.isPresent() ? reply.get() : new DnsReply.Broken("what came back is not an answer to the query");
    }

    private static DnsReply noAnswer(TimeLimit limit, int strangers) {
        String others = strangers == 0 ? "" : "; " + strangers + " packets came that were no answer to the query";
        return new DnsReply.TimedOut((limit.cutShort() ? "" : "no answer ") + limit.describe() + others);
    }

    /** What the packet says to the query; empty if it is no answer to it. */
    private static Optional<DnsReply> reply(DnsQuery query, byte[] packet) {
        if (!query.claimedBy(packet)) {
            return Optional.empty();
        }
        try {
            DnsMessage message = DnsMessage.read(packet);
            return query.isAnsweredBy(message) ? Optional.of(new DnsReply.Answer(message)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(new DnsReply.Broken("the server's answer cannot be parsed"));
        }
    }
}
