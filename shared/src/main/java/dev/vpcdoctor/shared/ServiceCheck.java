package dev.vpcdoctor.shared;

/**
 * Connects and exchanges the first words of a protocol, without credentials.
 *
 * @param path of the HTTP request; {@code /} for every other protocol
 */
public record ServiceCheck(
        String id,
        String host,
        int port,
        Protocol protocol,
        TlsUse tlsUse,
        TlsOptions tls,
        String path,
        Attempts attempts)
        implements Check {
    static final String KIND = "service";
    private static final int MAX_PATH_LENGTH = 2_000;

    public ServiceCheck {
        Invalid.id(id);
        Invalid.host("host", host);
        Invalid.port("port", port);
        requirePath(path);
        Invalid.unless(
                path.equals("/") || protocol == Protocol.HTTP || protocol == Protocol.HTTPS,
                "path belongs to http and https only");
    }

    /** TLS if the protocol negotiates it and the server offers it. */
    public static ServiceCheck of(String id, String host, int port, Protocol protocol) {
        return new ServiceCheck(id, host, port, protocol, TlsUse.IF_OFFERED, TlsOptions.DEFAULT, "/", Attempts.DEFAULT);
    }

    public ServiceCheck with(TlsUse use) {
        return new ServiceCheck(id, host, port, protocol, use, tls, path, attempts);
    }

    public ServiceCheck with(TlsOptions options) {
        return new ServiceCheck(id, host, port, protocol, tlsUse, options, path, attempts);
    }

    public ServiceCheck with(Attempts wanted) {
        return new ServiceCheck(id, host, port, protocol, tlsUse, tls, path, wanted);
    }

    static void requirePath(String path) {
        Invalid.unless(
                path.startsWith("/") && path.length() <= MAX_PATH_LENGTH,
                "path must start with / and have at most " + MAX_PATH_LENGTH + " characters");
        for (int i = 0; i < path.length(); i++) {
            Invalid.unless(
                    path.charAt(i) > ' ' && path.charAt(i) < 0x7f, "path must be visible ASCII, escaped as in a URL");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }
}
