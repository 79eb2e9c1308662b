package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.shared.Protocol;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a target is greeted with: as its scheme says, else as its engine is, else as its port is mostly used. */
final class Greetings {

    /** What to say. */
    enum Greeting {
        /** Nothing: there is no telling what it speaks, or the probe does not speak it. */
        CONNECT,
        /** TLS, and within it nothing. */
        TLS,
        BANNER,
        HTTP,
        HTTPS,
        POSTGRESQL,
        MYSQL,
        REDIS,
        REDIS_TLS,
        MONGODB,
        SQLSERVER,
        MEMCACHED,
        KAFKA,
        KAFKA_TLS;

        /** The protocol of a service check, if it is one. */
        Optional<Protocol> protocol() {
            return switch (this) {
                case CONNECT, TLS -> Optional.empty();
                case BANNER -> Optional.of(Protocol.BANNER);
                case HTTP -> Optional.of(Protocol.HTTP);
                case HTTPS -> Optional.of(Protocol.HTTPS);
                case POSTGRESQL -> Optional.of(Protocol.POSTGRESQL);
                case MYSQL -> Optional.of(Protocol.MYSQL);
                case REDIS, REDIS_TLS -> Optional.of(Protocol.REDIS);
                case MONGODB -> Optional.of(Protocol.MONGODB);
                case SQLSERVER -> Optional.of(Protocol.SQLSERVER);
                case MEMCACHED -> Optional.of(Protocol.MEMCACHED);
                case KAFKA, KAFKA_TLS -> Optional.of(Protocol.KAFKA);
            };
        }

        /** Whether it begins with TLS at once. */
        boolean encrypted() {
            return this == TLS || this == HTTPS || this == REDIS_TLS || this == KAFKA_TLS;
        }
    }

    private static final Map<String, Greeting> BY_SCHEME = Map.ofEntries(
            Map.entry("http", Greeting.HTTP),
            Map.entry("ws", Greeting.HTTP),
            Map.entry("https", Greeting.HTTPS),
            Map.entry("wss", Greeting.HTTPS),
            Map.entry("postgres", Greeting.POSTGRESQL),
            Map.entry("postgresql", Greeting.POSTGRESQL),
            Map.entry("mysql", Greeting.MYSQL),
            Map.entry("mariadb", Greeting.MYSQL),
            Map.entry("redis", Greeting.REDIS),
            Map.entry("valkey", Greeting.REDIS),
            Map.entry("rediss", Greeting.REDIS_TLS),
            Map.entry("mongodb", Greeting.MONGODB),
            Map.entry("sqlserver", Greeting.SQLSERVER),
            Map.entry("memcached", Greeting.MEMCACHED),
            Map.entry("amqps", Greeting.TLS),
            Map.entry("mqtts", Greeting.TLS),
            Map.entry("ldaps", Greeting.TLS),
            Map.entry("smtp", Greeting.BANNER),
            Map.entry("smtps", Greeting.TLS));

    private static final Map<Integer, Greeting> BY_PORT = Map.ofEntries(
            Map.entry(21, Greeting.BANNER),
            Map.entry(22, Greeting.BANNER),
            Map.entry(25, Greeting.BANNER),
            Map.entry(587, Greeting.BANNER),
            Map.entry(2587, Greeting.BANNER),
            Map.entry(80, Greeting.HTTP),
            Map.entry(8080, Greeting.HTTP),
            Map.entry(443, Greeting.HTTPS),
            Map.entry(8443, Greeting.HTTPS),
            Map.entry(465, Greeting.TLS),
            Map.entry(636, Greeting.TLS),
            Map.entry(2465, Greeting.TLS),
            Map.entry(5671, Greeting.TLS),
            Map.entry(8883, Greeting.TLS),
            Map.entry(5432, Greeting.POSTGRESQL),
            Map.entry(5439, Greeting.POSTGRESQL),
            Map.entry(3306, Greeting.MYSQL),
            Map.entry(6379, Greeting.REDIS),
            Map.entry(27_017, Greeting.MONGODB),
            Map.entry(1433, Greeting.SQLSERVER),
            Map.entry(11_211, Greeting.MEMCACHED),
            Map.entry(9092, Greeting.KAFKA),
            Map.entry(9094, Greeting.KAFKA_TLS),
            Map.entry(9096, Greeting.KAFKA_TLS),
            Map.entry(9098, Greeting.KAFKA_TLS));

    private Greetings() {}

    static Greeting of(ResolvedTarget target, int port) {
        return byScheme(target.expression()).or(() -> byEngine(target)).orElseGet(() -> of(port));
    }

    /** As a port is mostly used, where nothing else is known. */
    static Greeting of(int port) {
        return BY_PORT.getOrDefault(port, Greeting.CONNECT);
    }

    private static Optional<Greeting> byScheme(TargetExpression expression) {
        String asked = expression.asked();
        int end = asked.indexOf("://");
        if (end <= 0) {
            return Optional.empty();
        }
        // mongodb+srv and the like.
        String scheme = asked.substring(0, end).split("\\+", 2)[0];
        return Optional.ofNullable(BY_SCHEME.get(scheme));
    }

    /** A database on a port that another engine mostly uses is greeted in its own words. */
    private static Optional<Greeting> byEngine(ResolvedTarget target) {
        return target.places().stream()
                .map(place -> place.destination().nature())
                .flatMap(nature -> nature instanceof Destination.Nature.Managed managed
                        ? engine(managed.service()).stream()
                        : Optional.<String>empty().stream())
                .findFirst()
                .map(Greetings::byEngine);
    }

    private static Optional<String> engine(ManagedService service) {
        return service.kind() == ManagedService.Kind.LOAD_BALANCER
                ? Optional.empty()
                : service.engine().map(engine -> engine.toLowerCase(Locale.ROOT));
    }

    private static Greeting byEngine(String engine) {
        if (engine.contains("postgres")) {
            return Greeting.POSTGRESQL;
        } else if (engine.contains("mysql") || engine.equals("mariadb") || engine.equals("aurora")) {
            return Greeting.MYSQL;
        } else if (engine.contains("sqlserver")) {
            return Greeting.SQLSERVER;
        } else if (engine.equals("redis") || engine.equals("valkey")) {
            return Greeting.REDIS;
        } else if (engine.equals("memcached")) {
            return Greeting.MEMCACHED;
        } else if (engine.equals("docdb")) {
            return Greeting.MONGODB;
        } else if (engine.equals("neptune")) {
            return Greeting.HTTPS;
        }
        return Greeting.CONNECT;
    }
}
