package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a target said once connected, in words. */
public final class ServiceText {
    private static final Map<Outcome, String> OF_TLS = Map.of(
            Outcome.OK, "TLS was agreed on",
            Outcome.UNTRUSTED, "its TLS certificate is not trusted",
            Outcome.EXPIRED, "its TLS certificate has expired",
            Outcome.WRONG_NAME, "its TLS certificate is for another name",
            Outcome.HANDSHAKE_FAILED, "no TLS session came about",
            Outcome.NOT_TLS, "what came back is not TLS");

    /** With {@code %s} for who was expected. */
    private static final Map<Outcome, String> OF_SERVICE = Map.of(
            Outcome.READY, "%s answered",
            Outcome.AUTH_REQUIRED, "%s answered and asks for a password",
            Outcome.NEEDS_TLS, "%s answered and wants TLS",
            Outcome.TOO_MANY_CONNECTIONS, "%s answered that all its connections are taken",
            Outcome.WRONG_PROTOCOL, "what answered is not %s",
            Outcome.SILENT, "nothing was said after that");

    private ServiceText() {}

    /** Such as {@code PostgreSQL answered and asks for a password}; empty where nothing was asked of it. */
    public static Optional<String> of(TargetObservations observed) {
        List<Observation> said = observed.on(Layer.SERVICE);
        return said.isEmpty()
                ? observed.on(Layer.TLS).stream().map(ServiceText::tls).findFirst()
                : Optional.of(service(said.get(said.size() - 1)));
    }

    private static String tls(Observation handshake) {
        return OF_TLS.getOrDefault(handshake.outcome(), "the TLS handshake was not over");
    }

    private static String service(Observation said) {
        String greeting = said.details() instanceof Details.Service details
                ? details.greeting().orElse("")
                : "";
        String name = switch (greeting) {
            case "aws", "not-aws" -> "AWS";
            default -> name(said);
        };
        Outcome outcome = greeting.equals("authentication") && said.outcome() == Outcome.READY
                ? Outcome.AUTH_REQUIRED
                : said.outcome();
        return OF_SERVICE.getOrDefault(outcome, "%s was not heard out").replace("%s", name);
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
