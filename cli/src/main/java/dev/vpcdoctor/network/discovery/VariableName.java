package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.model.EnvironmentValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of an environment variable says of its value.
 *
 * @param text as it is
 * @param words in capitals, {@code DB_HOST} for {@code dbHost} too
 */
record VariableName(String text, String words) {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String PORT = "PORT";

    /** A value that looks like a host is one only if the name agrees: {@code order.created} is none. */
    private static final Pattern OF_A_TARGET = Pattern.compile(
            ".*(?:HOST|HOSTNAME|HOSTS|URL|URLS|URI|ENDPOINT|ENDPOINTS|DSN|SERVER|SERVERS|BROKER|BROKERS|NODES|DOMAIN"
                    + "|ADDR|ADDRESS|CONNECTION|CONN|CONNECTION_?STRING|CONN_?STR|DATABASE|DB|REDIS|CACHE|MONGO|MYSQL"
                    + "|POSTGRES|KAFKA)");

    private static final List<UsualPort> USUAL_PORTS = List.of(
            new UsualPort("POSTGRES|(?:^|_)PG", 5432),
            new UsualPort("MYSQL|MARIADB", 3306),
            new UsualPort("MSSQL|SQL_?SERVER", 1433),
            new UsualPort("ORACLE", 1521),
            new UsualPort("REDIS|VALKEY", 6379),
            new UsualPort("MEMCACHE", 11211),
            new UsualPort("MONGO|DOCDB|DOCUMENT_?DB", 27017),
            new UsualPort("RABBIT|AMQP", 5671),
            new UsualPort("KAFKA|BOOTSTRAP|BROKERS", 9092),
            new UsualPort("OPENSEARCH|ELASTICSEARCH|API|URL|URI|ENDPOINT|WEBHOOK|HTTP", 443));

    private record UsualPort(Pattern name, int port) {
        UsualPort(String pattern, int port) {
            this(Pattern.compile(pattern), port);
        }
    }

    static VariableName of(String text) {
        return new VariableName(text, HUMP.matcher(text).replaceAll("_").toUpperCase(Locale.ROOT));
    }

    /** Whether it is called as what leads to a target is. */
    boolean isOfATarget() {
        return OF_A_TARGET.matcher(words).matches() && !isOfExceptions();
    }

    /** {@code NO_PROXY} names what is not asked through a proxy. */
    boolean isOfExceptions() {
        return words.equals("NO_PROXY");
    }

    /** What services of this name mostly listen on. */
    Optional<Integer> usualPort() {
        return USUAL_PORTS.stream()
                .filter(usual -> usual.name().matcher(words).find())
                .map(UsualPort::port)
                .findFirst();
    }

    /**
     * The variable that tells the port: {@code DB_PORT} for {@code DB_HOST} and {@code DB_WRITER_HOST}; {@code PORT} alone
     * only for {@code HOST}, since it mostly is where the function itself listens.
     */
    Optional<String> portVariable(Map<String, EnvironmentValue> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof EnvironmentValue.Port)
                .map(entry -> VariableName.of(entry.getKey()))
                .filter(port -> port.words().endsWith(PORT) && belongsTo(port.stem()))
                .max(Comparator.comparingInt((VariableName port) -> port.stem().length()))
                .map(VariableName::text);
    }

    private boolean belongsTo(String stem) {
        return stem.isEmpty() ? words.equals("HOST") || words.equals("HOSTNAME") : words.startsWith(stem);
    }

    private String stem() {
        return words.substring(0, words.length() - PORT.length());
    }
}
