package dev.vpcdoctor.shared.address;

import java.util.Optional;

/**
 * A host and, where it is told, a port, as people write them: {@code db.example.com:5432}, {@code 10.0.0.1}, {@code
 * [fd00::1]:443}. Whether the host is a name or an address is not looked at.
 *
 * @param host without brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, Optional<Integer> port) {
    static final int MAX_PORT = 65_535;
    private static final int MOST_DIGITS = 5;

    /**
     * Reads a host with its port or without. Several colons outside of brackets are an IPv6 address alone.
     *
     * @throws IllegalArgumentException when a bracket is not closed, or what stands for the port is none; for the user
     */
    public static HostAndPort parse(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw new IllegalArgumentException("'" + text + "' lacks the closing bracket");
            }
            return of(text.substring(1, close), text.substring(close + 1));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':')
                ? of(text.substring(0, colon), text.substring(colon))
                : new HostAndPort(text, Optional.empty());
    }

    /** @param rest {@code :5432}; what begins otherwise is no port */
    private static HostAndPort of(String host, String rest) {
        if (!rest.startsWith(":")) {
            return new HostAndPort(host, Optional.empty());
        }
        Optional<Integer> port = tryParsePort(rest.substring(1));
        if (port.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + rest.substring(1) + "' is not a port: it is a number from 1 to 65535");
        }
        return new HostAndPort(host, port);
    }

    /** The number of a port, of at most five digits; empty when the text is none. */
    public static Optional<Integer> tryParsePort(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            port = port * 10 + (c - '0');
        }
        return port >= 1 && port <= MAX_PORT ? Optional.of(port) : Optional.empty();
    }

    /** A host as it stands before a port and in a URL: an IPv6 address in brackets. */
    public static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** The same without brackets around it. */
    public static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return port.isEmpty() ? bracketed(host) : bracketed(host) + ":" + port.get();
    }
}
