package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.Word;
import java.util.List;
import java.util.Optional;

/** What a target said once connected, in words. */
public final class ServiceText {
    private ServiceText() {}

    /** Such as {@code PostgreSQL answered and asks for a password}; empty where nothing was asked of it. */
    public static Optional<String> of(Sighting sighting) {
        List<Observation> said = sighting.on(Layer.SERVICE);
        return said.isEmpty()
                ? sighting.on(Layer.TLS).stream().map(ServiceText::tls).findFirst()
                : Optional.of(service(said.get(said.size() - 1)));
    }

    private static String tls(Observation handshake) {
        return switch (handshake.outcome()) {
            case OK -> "TLS was agreed on";
            case UNTRUSTED -> "its TLS certificate is not trusted";
            case EXPIRED -> "its TLS certificate has expired";
            case WRONG_NAME -> "its TLS certificate is for another name";
            case HANDSHAKE_FAILED -> "no TLS session came about";
            case NOT_TLS -> "what came back is not TLS";
            case ANSWERED,
                    NXDOMAIN,
                    SERVFAIL,
                    REFUSED,
                    NO_ANSWER,
                    TIMED_OUT,
                    OPEN,
                    UNREACHABLE,
                    RESET,
                    READY,
                    NEEDS_TLS,
                    AUTH_REQUIRED,
                    TOO_MANY_CONNECTIONS,
                    WRONG_PROTOCOL,
                    SILENT,
                    NOT_ALLOWED,
                    NOT_ATTEMPTED,
                    FAILED -> "the TLS handshake was not over";
        };
    }

    private static String service(Observation said) {
        String name = name(said);
        String greeting = said.details() instanceof Details.Service details
                ? details.greeting().orElse("")
                : "";
        return switch (said.outcome()) {
            case READY ->
                greeting.equals("authentication")
                        ? name + " answered and asks for a password"
                        : greeting.equals("aws") ? "AWS answered" : name + " answered";
            case AUTH_REQUIRED -> name + " answered and asks for a password";
            case NEEDS_TLS -> name + " answered and wants TLS";
            case TOO_MANY_CONNECTIONS -> name + " answered that all its connections are taken";
            case WRONG_PROTOCOL -> "what answered is not " + (greeting.equals("not-aws") ? "AWS" : name);
            case SILENT -> "nothing was said after that";
            case ANSWERED,
                    NXDOMAIN,
                    SERVFAIL,
                    REFUSED,
                    NO_ANSWER,
                    TIMED_OUT,
                    OPEN,
                    UNREACHABLE,
                    RESET,
                    OK,
                    UNTRUSTED,
                    EXPIRED,
                    WRONG_NAME,
                    HANDSHAKE_FAILED,
                    NOT_TLS,
                    NOT_ALLOWED,
                    NOT_ATTEMPTED,
                    FAILED -> name + " was not heard out";
        };
    }

    /** As its makers write it. */
    public static String name(Observation said) {
        Optional<Protocol> protocol = said.details() instanceof Details.Service details
                ? Optional.of(details.protocol())
                : said.asked().what().flatMap(word -> Word.find(Protocol.values(), word));
        return protocol.map(known -> switch (known) {
                    case POSTGRESQL -> "PostgreSQL";
                    case MYSQL -> "MySQL";
                    case REDIS -> "Redis";
                    case MONGODB -> "MongoDB";
                    case SQLSERVER -> "SQL Server";
                    case MEMCACHED -> "Memcached";
                    case KAFKA -> "Kafka";
                    case HTTP, HTTPS -> "a web server";
                    case BANNER -> "the service";
                })
                .orElse("the service");
    }
}
