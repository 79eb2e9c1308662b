package dev.vpcdoctor.shared;

/** What an observation is about. */
public enum Layer implements Word {
    DNS("dns"),
    TCP("tcp"),
    TLS("tls"),
    SERVICE("service"),
    /** The check as a whole, where it came to nothing before it reached a layer. */
    ANY("any");

    private final String word;

    Layer(String word) {
        this.word = word;
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
        return switch (outcome) {
            case ANSWERED, NXDOMAIN, SERVFAIL, NO_ANSWER -> this == DNS;
            case REFUSED -> this == DNS || this == TCP;
            case TIMED_OUT -> this != ANY;
            case OPEN, UNREACHABLE, RESET -> this == TCP;
            case OK, UNTRUSTED, EXPIRED, WRONG_NAME, HANDSHAKE_FAILED, NOT_TLS -> this == TLS;
            case READY, NEEDS_TLS, AUTH_REQUIRED, TOO_MANY_CONNECTIONS, WRONG_PROTOCOL, SILENT -> this == SERVICE;
            case NOT_ALLOWED, NOT_ATTEMPTED, FAILED -> true;
        };
    }
}
