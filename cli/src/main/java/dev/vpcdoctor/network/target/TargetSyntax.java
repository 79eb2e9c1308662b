package dev.vpcdoctor.network.target;

import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.shared.address.HostAndPort;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a target from the command line. */
final class TargetSyntax {
    private static final String FORMS =
            "host:port, IP:port, a URL, rds:ID, rds-proxy:ID, elasticache:ID, aws:SERVICE, internet, an ARN,"
                    + " or an eni-, i- or vpce- id";

    private static final Map<String, Integer> PORT_OF_SCHEME = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("postgres", 5432),
            Map.entry("postgresql", 5432),
            Map.entry("mysql", 3306),
            Map.entry("mysql2", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("sqlserver", 1433),
            Map.entry("mssql", 1433),
            Map.entry("oracle", 1521),
            Map.entry("redis", 6379),
            Map.entry("rediss", 6379),
            Map.entry("valkey", 6379),
            Map.entry("memcached", 11211),
            Map.entry("mongodb", 27017),
            Map.entry("amqp", 5672),
            Map.entry("amqps", 5671),
            Map.entry("mqtt", 1883),
            Map.entry("mqtts", 8883),
            Map.entry("kafka", 9092),
            Map.entry("sasl_ssl", 9096),
            Map.entry("nats", 4222),
            Map.entry("bolt", 7687),
            Map.entry("neo4j", 7687),
            Map.entry("smtp", 25),
            Map.entry("smtps", 465),
            Map.entry("ldap", 389),
            Map.entry("ldaps", 636),
            Map.entry("ws", 80),
            Map.entry("wss", 443));

    private static final List<String> SERVICE_PREFIXES = List.of("rds-proxy", "rds", "elasticache");
    private static final List<String> ID_PREFIXES = List.of("eni-", "i-", "vpce-");

    private final String text;

    TargetSyntax(String text) {
        this.text = text.strip();
    }

    TargetExpression parse() {
        if (text.isEmpty()) {
            throw new TargetSyntaxException("the target is empty: write " + FORMS);
        }
        if (text.equalsIgnoreCase("internet")) {
            return new TargetExpression.Internet("internet");
        }
        if (Arn.isMeant(text)) {
            return new ArnTarget(text).expression();
        }
        int scheme = text.indexOf("://");
        if (scheme > 0) {
            return url(text.substring(0, scheme), text.substring(scheme + 3));
        }
        int colon = text.indexOf(':');
        String word = colon < 0 ? "" : text.substring(0, colon);
        if (SERVICE_PREFIXES.contains(word)) {
            return service(word, text.substring(colon + 1));
        }
        if (word.equals("aws")) {
            String service = text.substring(colon + 1).toLowerCase(Locale.ROOT);
            if (!service.matches("[a-z0-9.-]+")) {
                throw new TargetSyntaxException(
                        "'" + text + "' names no AWS service: write aws:s3 or aws:secretsmanager");
            }
            return new TargetExpression.Aws(text, service, Optional.empty(), Optional.empty());
        }
        if (ID_PREFIXES.stream().anyMatch(text::startsWith) && !text.contains(".")) {
            HostAndPort parts = hostAndPort(text);
            return new TargetExpression.Resource(text, parts.host(), parts.port());
        }
        return host(text, text, Optional.empty());
    }

    private TargetExpression service(String prefix, String rest) {
        HostAndPort parts = hostAndPort(rest);
        if (parts.host().isEmpty()) {
            throw new TargetSyntaxException("'" + text + "' lacks the identifier: write " + prefix + ":ID");
        }
        return new TargetExpression.Service(text, prefix, parts.host(), parts.port());
    }

    private TargetExpression url(String scheme, String rest) {
        String protocol = protocol(List.of(scheme.toLowerCase(Locale.ROOT).split(":", -1)));
        String authority = rest.split("[/?#;]", 2)[0];
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        return host(protocol + "://" + hostAndPort, hostAndPort, usualPort(protocol));
    }

    /** The last word that is known, of {@code jdbc:mysql:replication} the second; else the last one. */
    private static String protocol(List<String> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (usualPort(words.get(i)).isPresent()) {
                return words.get(i);
            }
        }
        return words.get(words.size() - 1);
    }

    /** Of {@code mongodb+srv} and {@code postgresql+psycopg2} the first part tells the protocol. */
    private static Optional<Integer> usualPort(String word) {
        return Optional.ofNullable(PORT_OF_SCHEME.get(word.split("\\+", 2)[0]));
    }

    private TargetExpression host(String asked, String hostAndPort, Optional<Integer> usualPort) {
        HostAndPort parts = hostAndPort(hostAndPort);
        Optional<Integer> port = parts.port().or(() -> usualPort);
        Optional<IpAddress> address = IpAddress.tryParse(parts.host());
        if (address.isPresent()) {
            return new TargetExpression.Address(
                    asked,
                    address.get(),
                    port.orElseThrow(() -> new TargetSyntaxException(
                            "'" + asked + "' lacks the port: write " + asked + ":443 or whichever it is")));
        }
        String host = parts.host().toLowerCase(Locale.ROOT);
        if (!host.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\\.?")) {
            throw new TargetSyntaxException("'" + asked + "' is not a target: write " + FORMS);
        }
        return new TargetExpression.Host(asked, host.endsWith(".") ? host.substring(0, host.length() - 1) : host, port);
    }

    private static HostAndPort hostAndPort(String text) {
        try {
            return HostAndPort.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TargetSyntaxException(e.getMessage());
        }
    }
}
