package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.EnvironmentValue;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads of the values of a function's environment variables where it connects to, and nothing else. What is not certainly
 * a host, a port or an ARN is withheld, and so is every plain value of a variable that is named like a secret.
 */
public final class EnvironmentValues {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
    private static final String HOST = "(?:(?:" + LABEL + "\\.)+[A-Za-z]{2,24}\\.?|localhost|(?:\\d{1,3}\\.){3}\\d{1,3}"
            + "|\\[(?=[^]]*:)[0-9A-Fa-f:]{2,39}\\])";
    private static final String HOST_AND_PORT = HOST + "(?::\\d{1,5})?";
    private static final Pattern HOSTS = Pattern.compile(HOST_AND_PORT + "(?:,\\s*" + HOST_AND_PORT + ")*");
    private static final String SCHEME = "(?<scheme>[A-Za-z][A-Za-z0-9+.:_-]{0,40})://";
    private static final Pattern URL =
            Pattern.compile(SCHEME + "(?<authority>[^/?#;]*)(?<rest>[/?#;].*)?", Pattern.DOTALL);
    /** One of a list in which each server has its scheme, as Kafka's listeners are written. */
    private static final Pattern LISTENER = Pattern.compile(SCHEME + "(?<host>" + HOST_AND_PORT + ")");

    /** {@code jdbc:oracle:thin:@//db.example.com:1521/orders}. */
    private static final Pattern ORACLE = Pattern.compile(
            "(?i)jdbc:oracle:(?:thin|oci):[^@]*@(?:tcps?:)?(?://)?(?<host>" + HOST_AND_PORT + ")(?:[:/].*)?",
            Pattern.DOTALL);
    /** {@code user:password@tcp(db.example.com:3306)/orders}, as programs in Go write it. */
    private static final Pattern GO_MYSQL =
            Pattern.compile("(?:.*@)?tcp\\((?<host>" + HOST_AND_PORT + ")\\)(?:/.*)?", Pattern.DOTALL);
    /** A word of a connection string, {@code host=db.example.com port=5432 password=...}. */
    private static final Pattern KEYED =
            Pattern.compile("(?i)(?:^|[\\s;])(?<key>host|hostaddr|server|data source|port)\\s*=\\s*(?<value>[^\\s;]+)");
    /** {@code Server=tcp:db.example.com,1433}. */
    private static final Pattern SERVER =
            Pattern.compile("(?i)(?:tcp:)?(?<host>" + HOST + ")(?:[,:](?<port>\\d{1,5}))?");

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\\d{0,12}:[\\w:/.*-]+");
    private static final List<String> NAMED_IN_FULL = List.of("rds", "elasticache", "elasticloadbalancing");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(?:PASS|PWD|SECRET|TOKEN|CREDENTIAL|PRIVATE|SIGNATURE|SALT|AUTH|(?:^|_)PIN(?:$|_)|KEY(?:$|_)|APIKEY).*");

    private EnvironmentValues() {}

    /** The variables with all names, and of each value what may be kept. */
    public static Map<String, String> withoutSecrets(Map<String, String> variables) {
        Map<String, String> kept = new TreeMap<>();
        variables.forEach((name, value) -> kept.put(name, read(name, value).kept()));
        return kept;
    }

    /** Whether a variable's name alone says that its value is nobody's business. */
    public static boolean isNamedLikeASecret(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    /** What a value tells; the same whether it is the value itself or what was kept of it. */
    public static EnvironmentValue read(String name, String value) {
        String text = value.strip();
        Optional<EnvironmentValue> told = isNamedLikeASecret(name)
                ? arn(text)
                : portOf(name, text)
                        .or(() -> hosts(Optional.empty(), text))
                        .or(() -> listeners(text))
                        .or(() -> url(text))
                        .or(() -> arn(text))
                        .or(() -> driverForm(ORACLE, "oracle", text))
                        .or(() -> driverForm(GO_MYSQL, "mysql", text))
                        .or(() -> connectionString(text));
        return told.orElseGet(EnvironmentValue.Withheld::new);
    }

    private static Optional<EnvironmentValue> portOf(String name, String text) {
        return name.toUpperCase(Locale.ROOT).endsWith("PORT")
                ? HostAndPort.tryParsePort(text).map(EnvironmentValue.Port::new)
                : Optional.empty();
    }

    /** A list of hosts, if the text is one. */
    private static Optional<EnvironmentValue> hosts(Optional<String> scheme, String text) {
        if (!HOSTS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            List<HostAndPort> hosts =
                    Stream.of(text.split(",\\s*", -1)).map(HostAndPort::parse).toList();
            return Optional.of(new EnvironmentValue.Hosts(scheme, hosts));
        } catch (IllegalArgumentException e) {
            // A number that no port has.
            return Optional.empty();
        }
    }

    private static Optional<EnvironmentValue> listeners(String text) {
        List<String> hosts = new ArrayList<>();
        Optional<String> scheme = Optional.empty();
        for (String one : text.split(",\\s*", -1)) {
            Matcher listener = LISTENER.matcher(one);
            if (!listener.matches()) {
                return Optional.empty();
            }
            hosts.add(listener.group("host"));
            scheme = scheme.or(() -> Optional.of(listener.group("scheme")));
        }
        return hosts(scheme, String.join(",", hosts));
    }

    /**
     * A password with a slash, a question mark or a hash in it makes a URL that ends early; the at sign that follows
     * betrays it.
     */
    private static Optional<EnvironmentValue> url(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        String authority = url.group("authority");
        String rest = Optional.ofNullable(url.group("rest")).orElse("");
        boolean cutInAPassword = rest.contains("@");
        return cutInAPassword
                ? Optional.empty()
                : hosts(Optional.of(url.group("scheme")), authority.substring(authority.lastIndexOf('@') + 1));
    }

    /** Databases and load balancers are targets by their ARN; of all else the service is. */
    private static Optional<EnvironmentValue> arn(String text) {
        return Optional.of(text)
                .filter(ARN.asMatchPredicate())
                .flatMap(Arn::parse)
                .map(arn -> NAMED_IN_FULL.contains(arn.service()) ? arn : arn.withResource("*"))
                .map(EnvironmentValue.Resource::new);
    }

    private static Optional<EnvironmentValue> driverForm(Pattern form, String scheme, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.matches() ? hosts(Optional.of(scheme), matcher.group("host")) : Optional.empty();
    }

    private static Optional<EnvironmentValue> connectionString(String text) {
        Optional<String> host = Optional.empty();
        Optional<Integer> port = Optional.empty();
        Matcher keyed = KEYED.matcher(text);
        while (keyed.find()) {
            String told = keyed.group("value");
            if (keyed.group("key").equalsIgnoreCase("port")) {
                port = port.or(() -> HostAndPort.tryParsePort(told));
                continue;
            }
            Matcher server = SERVER.matcher(told);
            if (host.isEmpty() && server.matches()) {
                host = Optional.of(HostAndPort.unbracketed(server.group("host")));
                Optional<Integer> before = port;
                port = Optional.ofNullable(server.group("port"))
                        .flatMap(HostAndPort::tryParsePort)
                        .or(() -> before);
            }
        }
        Optional<Integer> whichPort = port;
        return host.map(name -> new EnvironmentValue.Hosts(schemeOf(text), List.of(new HostAndPort(name, whichPort))));
    }

    /** The words that only one kind of database has in its connection strings. */
    private static Optional<String> schemeOf(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (words.contains("dbname=")) {
            return Optional.of("postgres");
        }
        boolean sqlServer = words.contains("initial catalog") || words.contains("server=tcp:");
        return sqlServer ? Optional.of("sqlserver") : Optional.empty();
    }
}
