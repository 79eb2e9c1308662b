package dev.vpcdoctor.cli.demo;

import dev.vpcdoctor.shared.AddressScope;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One observation of the probe in one line of a scenario:
 *
 * <pre>{@code
 * dns reports.orders.internal answered 10.30.10.40
 * dns reports.orders.internal timed-out
 * tcp 10.20.20.30:5432 open 1.2             milliseconds
 * tcp reports.orders.internal=10.30.10.40:8080 timed-out 3000 x3
 * tls api.payments.example=203.0.113.5:443 expired
 * service postgresql 10.20.20.30:5432 ready authentication
 * service https checkip.amazonaws.com=203.0.113.9:443 ready public=198.51.100.10
 * any 10.20.20.30:5432 not-allowed
 * }</pre>
 *
 * {@code xN} stands for N attempts that went the same way.
 */
final class ObservationLine {
    static final String NAME_SERVER = "10.20.0.2";

    private static final double DNS_WAIT_MILLIS = 3_000;
    private static final double MICROS = 1_000;

    private final String[] words;
    private final Layer layer;

    private ObservationLine(String line) {
        this.words = line.split(" +", -1);
        this.layer = word(Layer.values(), words[0], line);
    }

    static List<Observation> parse(String line) {
        try {
            return new ObservationLine(line).observations();
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + line + "\" is no observation", e);
        }
    }

    private List<Observation> observations() {
        int times =
                words[words.length - 1].matches("x\\d+") ? Integer.parseInt(words[words.length - 1].substring(1)) : 1;
        List<Observation> attempts = new ArrayList<>();
        for (int attempt = 1; attempt <= times; attempt++) {
            attempts.add(
                    switch (layer) {
                        case DNS -> dns(attempt);
                        case TCP -> seen(asked(words[1]), outcome(2), attempt, "connect", millis(3), Details.NONE);
                        case TLS -> seen(asked(words[1]), outcome(2), attempt, "handshake", 8, certificate());
                        case SERVICE -> service(attempt);
                        case ANY -> seen(asked(words[1]), outcome(2), attempt, "check", 0, Details.NONE);
                    });
        }
        return attempts;
    }

    private Observation dns(int attempt) {
        Outcome outcome = outcome(2);
        List<Details.DnsRecord> records = outcome == Outcome.ANSWERED
                ? List.of(words[3].split(",", -1)).stream()
                        .map(address ->
                                new Details.DnsRecord(words[1], "A", 60, address, Optional.of(AddressScope.PRIVATE)))
                        .toList()
                : List.of();
        Asked asked = new Asked(Optional.of(words[1]), Optional.of(NAME_SERVER), Optional.of(53), Optional.of("A"));
        Details details = new Details.Dns(words[1], "udp", Optional.empty(), false, records);
        return seen(asked, outcome, attempt, "query", outcome == Outcome.TIMED_OUT ? DNS_WAIT_MILLIS : 1, details);
    }

    private Observation service(int attempt) {
        Protocol protocol = word(Protocol.values(), words[1], words[1]);
        String said = words.length > 4 ? words[4] : "";
        boolean isAddress = said.startsWith("public=");
        Details details = new Details.Service(
                protocol,
                Optional.of(said).filter(greeting -> !greeting.isEmpty() && !isAddress),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                isAddress ? Optional.of(said.substring("public=".length())) : Optional.empty(),
                Optional.empty());
        return seen(asked(words[2]).about(protocol.word()), outcome(3), attempt, "exchange", 5, details);
    }

    /** A certificate that may be told of, whatever is wrong with it. */
    private Details certificate() {
        Details.Certificate own = new Details.Certificate(
                "CN=payments.example",
                "CN=Example Authority",
                List.of("payments.example"),
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                "00");
        return new Details.Tls(
                words[1],
                Optional.of("TLSv1.3"),
                Optional.empty(),
                List.of(own),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Observation seen(Asked asked, Outcome outcome, int attempt, String phase, double millis, Details details) {
        boolean needsReason = layer.allows(outcome)
                && (outcome == Outcome.NOT_ALLOWED || outcome == Outcome.NOT_ATTEMPTED || outcome == Outcome.FAILED);
        return new Observation(
                "check-" + layer.word(),
                layer,
                asked,
                outcome,
                needsReason ? Optional.of("the deployment does not allow it") : Optional.empty(),
                attempt,
                List.of(new Phase(phase, 0, Math.round(millis * MICROS))),
                details);
    }

    private Asked asked(String where) {
        int colon = where.lastIndexOf(':');
        String host = where.substring(0, colon);
        int port = Integer.parseInt(where.substring(colon + 1));
        int equals = host.indexOf('=');
        return equals < 0
                ? Asked.host(host, port).at(host)
                : Asked.host(host.substring(0, equals), port).at(host.substring(equals + 1));
    }

    private Outcome outcome(int index) {
        return word(Outcome.values(), words[index], String.join(" ", words));
    }

    private double millis(int index) {
        return Double.parseDouble(words[index]);
    }

    private static <T extends Word> T word(T[] values, String text, String line) {
        return Word.find(values, text)
                .orElseThrow(() -> new IllegalArgumentException("what is " + text + " in \"" + line + "\"?"));
    }
}
