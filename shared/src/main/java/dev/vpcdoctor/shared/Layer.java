package dev.vpcdoctor.shared;

import java.util.EnumSet;
import java.util.Set;

/** What an observation is about. */
public enum Layer implements Word {
    DNS(
            "dns",
            Outcome.ANSWERED,
            Outcome.NXDOMAIN,
            Outcome.SERVFAIL,
            Outcome.REFUSED,
            Outcome.NO_ANSWER,
            Outcome.TIMED_OUT),
    TCP("tcp", Outcome.OPEN, Outcome.REFUSED, Outcome.TIMED_OUT, Outcome.UNREACHABLE, Outcome.RESET),
    TLS(
            "tls",
            Outcome.OK,
            Outcome.UNTRUSTED,
            Outcome.EXPIRED,
            Outcome.WRONG_NAME,
            Outcome.HANDSHAKE_FAILED,
            Outcome.NOT_TLS,
            Outcome.TIMED_OUT),
    SERVICE(
            "service",
            Outcome.READY,
            Outcome.NEEDS_TLS,
            Outcome.AUTH_REQUIRED,
            Outcome.TOO_MANY_CONNECTIONS,
            Outcome.WRONG_PROTOCOL,
            Outcome.SILENT,
            Outcome.TIMED_OUT),
    /** The check as a whole, where it came to nothing before it reached a layer. */
    ANY("any");

    private final String word;
    private final Set<Outcome> outcomes;

    Layer(String word, Outcome... own) {
        this.word = word;
        EnumSet<Outcome> all = EnumSet.of(Outcome.NOT_ALLOWED, Outcome.NOT_ATTEMPTED, Outcome.FAILED);
        for (Outcome outcome : own) {
            all.add(outcome);
        }
        this.outcomes = all;
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * Whether the word can be said about this layer. {@code timed-out} on {@link #TLS} and {@link #SERVICE} only says
     * that the report's deadline cut the attempt off; a peer that never answers is {@code handshake-failed} or {@code
     * silent}.
     */
    public boolean allows(Outcome outcome) {
        return outcomes.contains(outcome);
    }
}
