package dev.vpcdoctor.shared;

import dev.vpcdoctor.shared.address.HostAndPort;
import java.net.URI;

/**
 * Asks an address on the internet with which public address the function arrives there.
 *
 * @param url {@code http} or {@code https}; answers with the caller's address and nothing else
 */
public record EgressCheck(String id, URI url, TlsOptions tls, Attempts attempts) implements Check {
    static final String KIND = "egress";
    public static final URI DEFAULT_URL = URI.create("https://checkip.amazonaws.com/");

    public EgressCheck {
        Invalid.id(id);
        Invalid.unless(
                "http".equals(url.getScheme()) || "https".equals(url.getScheme()), "url must begin with http or https");
        Invalid.unless(url.getHost() != null && url.getRawUserInfo() == null, "url must name a host, and no user");
        Invalid.unless(
                url.getRawFragment() == null && url.getRawQuery() == null, "url must not hold a query or a fragment");
        Invalid.host("url's host", host(url));
        if (url.getPort() != -1) {
            Invalid.port("url's port", url.getPort());
        }
        ServiceCheck.requirePath(path(url));
    }

    public static EgressCheck of(String id) {
        return new EgressCheck(id, DEFAULT_URL, TlsOptions.DEFAULT, Attempts.DEFAULT);
    }

    /** Name or address, without the brackets of an IPv6 address. */
    public String host() {
        return host(url);
    }

    public int port() {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return encrypted() ? 443 : 80;
    }

    public boolean encrypted() {
        return "https".equals(url.getScheme());
    }

    public String path() {
        return path(url);
    }

    private static String host(URI url) {
        return HostAndPort.unbracketed(url.getHost());
    }

    private static String path(URI url) {
        return url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    @Override
    public String kind() {
        return KIND;
    }
}
