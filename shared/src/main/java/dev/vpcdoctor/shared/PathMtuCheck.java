package dev.vpcdoctor.shared;

/**
 * Sends a small request and then a large one over the same connection: where the first is answered and the second is
 * not, big packets get lost on the way.
 *
 * @param protocol one that answers a large request: {@code http}, {@code https}, {@code redis}, {@code postgresql}
 * @param bytes size of the large request, 1,500 to 60,000 (PostgreSQL: at most 9,900)
 */
public record PathMtuCheck(
        String id, String host, int port, Protocol protocol, int bytes, TlsOptions tls, Attempts attempts)
        implements Check {
    static final String KIND = "path-mtu";
    /** More than one packet even where frames are 9,001 bytes, and less than what HTTP servers take as headers. */
    public static final int DEFAULT_BYTES = 9_800;

    private static final int MIN_BYTES = 1_500;
    private static final int MAX_BYTES = 60_000;
    private static final int MAX_POSTGRESQL_BYTES = 9_900;

    public PathMtuCheck {
        Invalid.id(id);
        Invalid.host("host", host);
        Invalid.port("port", port);
        Invalid.unless(
                switch (protocol) {
                    case HTTP, HTTPS, REDIS, POSTGRESQL -> true;
                    case MYSQL, MONGODB, SQLSERVER, MEMCACHED, KAFKA, BANNER -> false;
                },
                "protocol must be http, https, redis or postgresql for a path-mtu check");
        int most = protocol == Protocol.POSTGRESQL ? MAX_POSTGRESQL_BYTES : MAX_BYTES;
        Invalid.unless(
                bytes >= MIN_BYTES && bytes <= most, "bytes must be " + MIN_BYTES + " to " + most + ", not " + bytes);
    }

    public static PathMtuCheck of(String id, String host, int port, Protocol protocol) {
        return new PathMtuCheck(id, host, port, protocol, DEFAULT_BYTES, TlsOptions.DEFAULT, Attempts.DEFAULT);
    }

    @Override
    public String kind() {
        return KIND;
    }
}
