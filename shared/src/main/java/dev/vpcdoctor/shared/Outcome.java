package dev.vpcdoctor.shared;

/** What was observed. The list is fixed; {@link Layer#allows} tells which word can be said about which layer. */
public enum Outcome implements Word {
    /** DNS: at least one record of the type asked for came back. */
    ANSWERED("answered"),
    /** DNS: the server says that the name does not exist. */
    NXDOMAIN("nxdomain"),
    /** DNS: the server tried and could not find out. */
    SERVFAIL("servfail"),
    /** DNS: the server does not want to answer. TCP: somebody answered that nothing listens there. */
    REFUSED("refused"),
    /** DNS: the server answered, but not with a record of the type asked for. */
    NO_ANSWER("no-answer"),
    /** No packet came back in time; or, on any layer, the report had to go out before the attempt was over. */
    TIMED_OUT("timed-out"),
    /** TCP: connected. */
    OPEN("open"),
    /** TCP: the local system or an ICMP message said that the packet cannot be delivered. */
    UNREACHABLE("unreachable"),
    /** TCP: the connection was made, or being made, and the other side tore it down. */
    RESET("reset"),
    /** TLS: handshake done, chain trusted, dates right, name right. */
    OK("ok"),
    /** TLS: no chain to a trust anchor. */
    UNTRUSTED("untrusted"),
    /** TLS: a certificate of the chain is not valid at this time. */
    EXPIRED("expired"),
    /** TLS: the certificate is for another name. */
    WRONG_NAME("wrong-name"),
    /** TLS: the other side speaks TLS, but no session came about. */
    HANDSHAKE_FAILED("handshake-failed"),
    /** TLS: what came back is not TLS. */
    NOT_TLS("not-tls"),
    /** Service: it speaks the protocol and takes requests (or credentials). */
    READY("ready"),
    /** Service: it wants TLS. */
    NEEDS_TLS("needs-tls"),
    /** Service: it does not say more without credentials. */
    AUTH_REQUIRED("auth-required"),
    /** Service: all its connections are taken. */
    TOO_MANY_CONNECTIONS("too-many-connections"),
    /** Service: what came back is another protocol. */
    WRONG_PROTOCOL("wrong-protocol"),
    /** Service: connected, and then nothing came back. */
    SILENT("silent"),
    /** The deployment's allow list, or the fixed list of forbidden addresses, does not admit the target. */
    NOT_ALLOWED("not-allowed"),
    /** Never started; the reason says why. */
    NOT_ATTEMPTED("not-attempted"),
    /** Something else went wrong; the reason says what. */
    FAILED("failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
