package dev.vpcdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of the values of a function's environment variables: where it connects to, and nothing else. Of a URL that
 * is its scheme, hosts and ports; never a user, a password, a path or a query. What is not certainly a host, a port or an
 * ARN is removed, and so is every plain value of a variable that is named like a secret.
 */
final class EnvironmentValues {
    static final String REMOVED = "(removed)";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
    private static final String HOST = "(?:(?:" + LABEL + "\\.)+[A-Za-z]{2,24}\\.?|localhost|(?:\\d{1,3}\\.){3}\\d{1,3}"
            + "|\\[[0-9A-Fa-f:]{2,39}\\])";
    private static final String HOST_AND_PORT = HOST + "(?::\\d{1,5})?";
    private static final Pattern HOSTS = Pattern.compile(HOST_AND_PORT + "(?:,\\s*" + HOST_AND_PORT + ")*");
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.:-]{0,40}://)(?<authority>[^/?#;]*)(?<rest>[/?#;].*)?", Pattern.DOTALL);
    /** The word or words of a connection string, {@code host=db.example.com port=5432 password=...}. */
    private static final Pattern KEYED =
            Pattern.compile("(?i)(?:^|[\\s;])(?<key>host|hostaddr|server|data source|port)\\s*=\\s*(?<value>[^\\s;]+)");

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern ARN = Pattern.compile(
            "(?<head>arn:aws[a-z-]*:(?<service>[a-z0-9-]+):[a-z0-9-]*:\\d{0,12}:)(?<resource>[\\w:/.*-]+)");
    private static final List<String> NAMED_IN_FULL = List.of("rds", "elasticache", "elasticloadbalancing");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(?:PASS|PWD|SECRET|TOKEN|CREDENTIAL|PRIVATE|SIGNATURE|SALT|AUTH|(?:^|_)PIN(?:$|_)|KEY(?:$|_)|APIKEY).*");
    private static final int HIGHEST_PORT = 65_535;

    private EnvironmentValues() {}

    /** The variables with all names, and of each value what may be kept. */
    static Map<String, String> withoutSecrets(Map<String, String> variables) {
        Map<String, String> kept = new TreeMap<>();
        variables.forEach(
                (name, value) -> kept.put(name, kept(name, value.strip()).orElse(REMOVED)));
        return kept;
    }

    private static Optional<String> kept(String name, String value) {
        if (SECRET_NAME.matcher(name).matches()) {
            return arn(value);
        }
        if (name.toUpperCase(Locale.ROOT).endsWith("PORT")) {
            return Optional.of(value).filter(EnvironmentValues::isPort);
        }
        if (HOSTS.matcher(value).matches()) {
            return Optional.of(value);
        }
        Matcher url = URL.matcher(value);
        if (url.matches()) {
            return url(url);
        }
        return arn(value).or(() -> connectionString(value));
    }

    /**
     * A password with a slash, a question mark or a hash in it makes a URL that ends early; the at sign that follows
     * betrays it.
     */
    private static Optional<String> url(Matcher url) {
        String authority = url.group("authority");
        String rest = Optional.ofNullable(url.group("rest")).orElse("");
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        boolean cutInAPassword = rest.contains("@");
        return cutInAPassword || !HOSTS.matcher(hosts).matches()
                ? Optional.empty()
                : Optional.of(url.group("scheme") + hosts);
    }

    /** Databases and load balancers are targets by their ARN; of all else the service is. */
    private static Optional<String> arn(String value) {
        Matcher arn = ARN.matcher(value);
        if (!arn.matches()) {
            return Optional.empty();
        }
        return Optional.of(NAMED_IN_FULL.contains(arn.group("service")) ? value : arn.group("head") + "*");
    }

    private static Optional<String> connectionString(String value) {
        List<String> kept = new ArrayList<>();
        Matcher keyed = KEYED.matcher(value);
        while (keyed.find()) {
            String told = keyed.group("value");
            boolean isPort = keyed.group("key").equalsIgnoreCase("port");
            if (isPort ? isPort(told) : HOSTS.matcher(told).matches()) {
                kept.add(keyed.group("key") + "=" + told);
            }
        }
        boolean hasHost =
                kept.stream().anyMatch(one -> !one.toLowerCase(Locale.ROOT).startsWith("port="));
        return hasHost ? Optional.of(String.join(" ", kept)) : Optional.empty();
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }
}
