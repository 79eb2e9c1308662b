package dev.vpcdoctor.shared;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Requests and reports of every shape. */
final class Documents {
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    private Documents() {}

    static Arbitrary<ProbeRequest> requests() {
        Arbitrary<Optional<Duration>> deadlines =
                Arbitraries.longs().between(1, 900_000).map(Duration::ofMillis).optional();
        return Combinators.combine(deadlines, checks().list().ofMaxSize(8))
                .as((deadline, checks) -> new ProbeRequest(deadline, numbered(checks)));
    }

    static Arbitrary<ProbeReport> reports() {
        Arbitrary<Environment> environments = Combinators.combine(
                        text().list().ofMaxSize(3),
                        text().optional(),
                        Arbitraries.integers().between(128, 10_240).optional(),
                        text(),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 1L << 50).optional(),
                        Arbitraries.longs().between(-(1L << 40), 1L << 40).optional())
                .as((list, region, memory, runtime, cold, age, clock) ->
                        new Environment(list, list, list, region, memory, runtime, cold, age, clock));
        return Combinators.combine(
                        environments,
                        observations().list().ofMaxSize(6),
                        instants(),
                        Arbitraries.longs().between(0, 1L << 40))
                .as((environment, observations, start, micros) ->
                        new ProbeReport("0.1.0", start, micros, environment, observations, Optional.empty()));
    }

    private static Arbitrary<Check> checks() {
        Arbitrary<String> hosts = Arbitraries.of("db.example.com", "10.0.0.1", "fd00::1", "a_b-c.d.", "x");
        Arbitrary<Integer> ports = Arbitraries.integers().between(1, 65_535);
        Arbitrary<Attempts> attempts = Combinators.combine(
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.integers().between(1, 1_000),
                        Arbitraries.longs().between(0, 60_000))
                .as((timeout, times, pause) ->
                        new Attempts(Duration.ofMillis(timeout), times, Duration.ofMillis(pause)));
        Arbitrary<TlsOptions> tls = Combinators.combine(
                        hosts.optional(), Arbitraries.of(PEM).list().ofMaxSize(2))
                .as(TlsOptions::new);
        Arbitrary<Check> dns = Combinators.combine(
                        hosts,
                        Arbitraries.of(RecordType.values())
                                .list()
                                .uniqueElements()
                                .ofMinSize(1),
                        hosts.optional(),
                        ports,
                        Arbitraries.of(DnsTransport.values()),
                        attempts)
                .as((name, types, server, port, transport, a) ->
                        new DnsCheck("id", name, types, server, port, transport, a));
        Arbitrary<Check> tcp = Combinators.combine(hosts, ports, attempts).as((h, p, a) -> new TcpCheck("id", h, p, a));
        Arbitrary<Check> tlsChecks = Combinators.combine(hosts, ports, Arbitraries.of(StartTls.values()), tls, attempts)
                .as((h, p, s, t, a) -> new TlsCheck("id", h, p, s, t, a));
        Arbitrary<Check> services = Combinators.combine(
                        hosts, ports, Arbitraries.of(Protocol.values()), Arbitraries.of(TlsUse.values()), tls, attempts)
                .as((h, p, protocol, use, t, a) -> new ServiceCheck(
                        "id", h, p, protocol, use, t, protocol == Protocol.HTTP ? "/health?a=b" : "/", a));
        Arbitrary<Check> egress = Combinators.combine(
                        Arbitraries.of("https://checkip.amazonaws.com/", "http://[fd00::1]:8080/ip", "http://a"),
                        tls,
                        attempts)
                .as((url, t, a) -> new EgressCheck("id", URI.create(url), t, a));
        Arbitrary<Check> aws = Combinators.combine(
                        hosts, Arbitraries.of("eu-west-1", "cn-north-1").optional(), ports, tls, attempts)
                .as((endpoint, region, p, t, a) -> new AwsEndpointCheck("id", endpoint, region, p, t, a));
        Arbitrary<Check> mtu = Combinators.combine(
                        hosts,
                        ports,
                        Arbitraries.of(Protocol.HTTP, Protocol.HTTPS, Protocol.REDIS, Protocol.POSTGRESQL),
                        Arbitraries.integers().between(1_500, 9_900),
                        tls,
                        attempts)
                .as((h, p, protocol, bytes, t, a) -> new PathMtuCheck("id", h, p, protocol, bytes, t, a));
        return Arbitraries.oneOf(dns, tcp, tlsChecks, services, egress, aws, mtu);
    }

    /** The same checks with ids of their own and as many attempts as a request may have. */
    private static List<Check> numbered(List<Check> checks) {
        List<Check> numbered = new ArrayList<>();
        for (Check check : checks) {
            String id = "check \"" + numbered.size() + "\" \\ ü";
            numbered.add(
                    switch (check) {
                        case DnsCheck c ->
                            new DnsCheck(
                                    id, c.name(), c.types(), c.server(), c.serverPort(), c.transport(), c.attempts());
                        case TcpCheck c -> new TcpCheck(id, c.host(), c.port(), c.attempts());
                        case TlsCheck c -> new TlsCheck(id, c.host(), c.port(), c.startTls(), c.tls(), c.attempts());
                        case ServiceCheck c ->
                            new ServiceCheck(
                                    id, c.host(), c.port(), c.protocol(), c.tlsUse(), c.tls(), c.path(), c.attempts());
                        case EgressCheck c -> new EgressCheck(id, c.url(), c.tls(), c.attempts());
                        case AwsEndpointCheck c ->
                            new AwsEndpointCheck(id, c.endpoint(), c.region(), c.port(), c.tls(), c.attempts());
                        case PathMtuCheck c ->
                            new PathMtuCheck(id, c.host(), c.port(), c.protocol(), c.bytes(), c.tls(), c.attempts());
                        case UnknownCheck c -> c;
                    });
        }
        return numbered;
    }

    private static Arbitrary<Observation> observations() {
        List<Object[]> pairs = Stream.of(Layer.values())
                .flatMap(layer ->
                        Stream.of(Outcome.values()).filter(layer::allows).map(outcome -> new Object[] {layer, outcome}))
                .toList();
        Arbitrary<Phase> phases = Combinators.combine(
                        Arbitraries.of("connect", "query-udp"),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 40))
                .as(Phase::new);
        return Combinators.combine(
                        Arbitraries.of(pairs),
                        text(),
                        phases.list().ofMaxSize(3),
                        Arbitraries.integers().between(1, 1_000),
                        Combinators.combine(
                                        text().optional(),
                                        text().optional(),
                                        Arbitraries.integers()
                                                .between(1, 65_535)
                                                .optional(),
                                        text().optional())
                                .as(Asked::new),
                        text().list().ofMaxSize(3),
                        instants(),
                        Arbitraries.of(true, false).optional())
                .as((pair, words, list, attempt, asked, names, instant, maybe) -> new Observation(
                        words,
                        (Layer) pair[0],
                        asked,
                        (Outcome) pair[1],
                        Optional.of(words),
                        attempt,
                        list,
                        details((Layer) pair[0], words, names, instant, maybe)));
    }

    private static Details details(
            Layer layer, String words, List<String> names, Instant instant, Optional<Boolean> maybe) {
        Optional<String> text = maybe.map(yes -> words);
        return switch (layer) {
            case DNS ->
                new Details.Dns(
                        words,
                        "udp",
                        text,
                        maybe.orElse(false),
                        names.stream()
                                .map(name -> new Details.DnsRecord(
                                        name, "A", 300, words, maybe.map(yes -> AddressScope.PRIVATE)))
                                .toList());
            case TCP -> new Details.Tcp(text, maybe.map(yes -> 4711), text);
            case TLS ->
                new Details.Tls(
                        words,
                        text,
                        text,
                        List.of(new Details.Certificate(words, words, names, instant, instant, "00")),
                        maybe,
                        maybe,
                        maybe);
            case SERVICE -> new Details.Service(Protocol.KAFKA, text, text, text, text, text, maybe.map(yes -> 9_800));
            case ANY -> Details.NONE;
        };
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
    }
}
