package dev.vpcdoctor.probe.dns;

import dev.vpcdoctor.shared.Outcome;
import java.util.Optional;
import org.xbill.DNS.Rcode;

/**
 * What became of a query. The cases tell by themselves what they come to: a pattern switch over them would cost every cold
 * start some milliseconds.
 */
sealed interface DnsReply {
    /** The word for it, where a record of the type was asked for. */
    Outcome outcome(int type);

    /** In words; always there where the outcome is not an answer. */
    Optional<String> reason();

    default Optional<DnsMessage> message() {
        return Optional.empty();
    }

    record Answer(DnsMessage received) implements DnsReply {
        @Override
        public Outcome outcome(int type) {
            return switch (received.rcode()) {
                case Rcode.NOERROR -> received.holds(type) ? Outcome.ANSWERED : Outcome.NO_ANSWER;
                case Rcode.NXDOMAIN -> Outcome.NXDOMAIN;
                case Rcode.SERVFAIL -> Outcome.SERVFAIL;
                case Rcode.REFUSED -> Outcome.REFUSED;
                default -> Outcome.FAILED;
            };
        }

        @Override
        public Optional<String> reason() {
            return switch (received.rcode()) {
                case Rcode.NOERROR, Rcode.NXDOMAIN, Rcode.SERVFAIL, Rcode.REFUSED -> Optional.empty();
                default -> Optional.of("the server answered with the code " + received.rcodeName());
            };
        }

        @Override
        public Optional<DnsMessage> message() {
            return Optional.of(received);
        }
    }

    record TimedOut(String why) implements DnsReply {
        @Override
        public Outcome outcome(int type) {
            return Outcome.TIMED_OUT;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }

    /** Something came back, or the system said something, that is no answer. */
    record Broken(String why) implements DnsReply {
        @Override
        public Outcome outcome(int type) {
            return Outcome.FAILED;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }

    record NotAsked(String why) implements DnsReply {
        @Override
        public Outcome outcome(int type) {
            return Outcome.NOT_ATTEMPTED;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }
}
