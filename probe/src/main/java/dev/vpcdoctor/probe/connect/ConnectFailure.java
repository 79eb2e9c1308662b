package dev.vpcdoctor.probe.connect;

import dev.vpcdoctor.probe.run.TimeLimit;
import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;

/**
 * Why no connection was made, told from what the system's {@code connect} call said. The system folds the ICMP codes into
 * a few errors, so that the cause is a family of codes; see ip(7) and the kernel's {@code icmp_err_convert}.
 *
 * @param cause of {@link Outcome#UNREACHABLE}, as in the details of a TCP observation
 */
public record ConnectFailure(Outcome outcome, Optional<String> cause, String reason) {
    private record Symptom(String message, Outcome outcome, Optional<String> cause, String reason) {}

    private static final Symptom[] SYMPTOMS = {
        symptom("connection refused", Outcome.REFUSED, "refused: nothing listens there, or a firewall rejects it"),
        symptom("connection reset", Outcome.RESET, "the other side reset the connection while it was being made"),
        unreachable("network is unreachable", "network-unreachable", "no route, or ICMP network unreachable"),
        unreachable(
                "no route to host",
                "host-unreachable",
                "ICMP host unreachable or administratively prohibited, or no neighbour has that address"),
        unreachable("host is down", "host-unreachable", "no neighbour has that address"),
        unreachable("not on the network", "host-unreachable", "ICMP source host isolated"),
        unreachable("protocol not available", "protocol-unreachable", "ICMP protocol unreachable"),
        unreachable("operation not permitted", "not-permitted-locally", "a filter on this system forbids it"),
        unreachable(
                "permission denied",
                "administratively-prohibited",
                "ICMPv6 administratively prohibited, or a route on this system forbids it"),
        symptom("timed out", Outcome.TIMED_OUT, "no answer to any SYN"),
        symptom("too many open files", Outcome.FAILED, "this system has no file descriptor left"),
        symptom("cannot assign requested address", Outcome.FAILED, "this system has no free source port or address"),
    };

    static ConnectFailure of(IOException e, TimeLimit limit) {
        if (e instanceof SocketTimeoutException) {
            return new ConnectFailure(
                    Outcome.TIMED_OUT,
                    Optional.empty(),
                    limit.cutShort() ? limit.describe() : "no answer " + limit.describe());
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        for (Symptom symptom : SYMPTOMS) {
            if (message.contains(symptom.message())) {
                return new ConnectFailure(symptom.outcome(), symptom.cause(), symptom.reason());
            }
        }
        return new ConnectFailure(Outcome.FAILED, Optional.empty(), "the system said: " + e.getMessage());
    }

    private static Symptom symptom(String message, Outcome outcome, String reason) {
        return new Symptom(message, outcome, Optional.empty(), reason);
    }

    private static Symptom unreachable(String message, String cause, String reason) {
        return new Symptom(message, Outcome.UNREACHABLE, Optional.of(cause), reason);
    }
}
