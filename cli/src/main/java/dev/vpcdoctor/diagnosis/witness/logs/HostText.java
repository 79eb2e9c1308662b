package dev.vpcdoctor.diagnosis.witness.logs;

import dev.vpcdoctor.shared.address.HostAndPort;
import dev.vpcdoctor.shared.address.IpAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is certainly a host. A part of a password may stand where a client of a database looked for a host; a name without a
 * dot is therefore none, and nothing else that could be a word.
 */
final class HostText {
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)+[A-Za-z]{2,24}\\.?|localhost");
    private static final Pattern WITH_PORT = Pattern.compile("\\[?(?<host>[^\\]]+?)\\]?:(?<port>\\d{1,5})");
    private static final Pattern URL =
            Pattern.compile("(?<start>(?<scheme>https?)://)(?<authority>[^/?#\\s]+)(?:[/?#].*)?", Pattern.DOTALL);
    private static final int LONGEST = 253;

    private HostText() {}

    /** A name, an address, or one of them with a port. */
    static Optional<HostAndPort> parse(String text) {
        if (isHost(text)) {
            return Optional.of(new HostAndPort(plain(text), Optional.empty()));
        }
        Matcher both = WITH_PORT.matcher(text);
        return both.matches() && isHost(both.group("host"))
                ? Optional.of(new HostAndPort(plain(both.group("host")), HostAndPort.tryParsePort(both.group("port"))))
                : Optional.empty();
    }

    /** Scheme, host and port of a URL; of its user, path and query nothing is kept. */
    static Optional<URI> url(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        String authority = url.group("authority");
        // An at sign behind the host shows that the URL was cut inside a password.
        boolean certain = text.lastIndexOf('@') <= url.start("authority") + authority.lastIndexOf('@');
        Optional<HostAndPort> host = parse(authority.substring(authority.lastIndexOf('@') + 1));
        return certain && host.isPresent()
                ? Optional.of(URI.create(url.group("start") + host.get()))
                : Optional.empty();
    }

    private static boolean isHost(String text) {
        return text.length() <= LONGEST
                && (NAME.matcher(text).matches()
                        || IpAddress.tryParse(HostAndPort.unbracketed(text)).isPresent());
    }

    private static String plain(String text) {
        String lower = HostAndPort.unbracketed(text).toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
