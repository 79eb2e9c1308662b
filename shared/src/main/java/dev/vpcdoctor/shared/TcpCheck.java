package dev.vpcdoctor.shared;

/**
 * Connects to each address of a host, one attempt each, and hangs up.
 *
 * @param host name or address; a name is resolved as the function would, which is reported too
 */
public record TcpCheck(String id, String host, int port, Attempts attempts) implements Check {
    static final String KIND = "tcp";

    public TcpCheck {
        Invalid.id(id);
        Invalid.host("host", host);
        Invalid.port("port", port);
    }

    public static TcpCheck of(String id, String host, int port) {
        return new TcpCheck(id, host, port, Attempts.DEFAULT);
    }

    @Override
    public String kind() {
        return KIND;
    }
}
