package dev.vpcdoctor.shared;

/** Connects and makes a TLS handshake; trust, name and dates of the certificate are judged one by one. */
public record TlsCheck(String id, String host, int port, StartTls startTls, TlsOptions tls, Attempts attempts)
        implements Check {
    static final String KIND = "tls";

    public TlsCheck {
        Invalid.id(id);
        Invalid.host("host", host);
        Invalid.port("port", port);
    }

    public static TlsCheck of(String id, String host, int port) {
        return new TlsCheck(id, host, port, StartTls.NONE, TlsOptions.DEFAULT, Attempts.DEFAULT);
    }

    @Override
    public String kind() {
        return KIND;
    }
}
