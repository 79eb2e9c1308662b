package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.BannerGreeting;
import dev.vpcdoctor.probe.greeting.Conversation;
import dev.vpcdoctor.probe.greeting.Greeting;
import dev.vpcdoctor.probe.greeting.GreetingResult;
import dev.vpcdoctor.probe.greeting.HttpExchange;
import dev.vpcdoctor.probe.greeting.HttpGreeting;
import dev.vpcdoctor.probe.greeting.KafkaGreeting;
import dev.vpcdoctor.probe.greeting.MemcachedGreeting;
import dev.vpcdoctor.probe.greeting.MongoDbGreeting;
import dev.vpcdoctor.probe.greeting.MySqlGreeting;
import dev.vpcdoctor.probe.greeting.PostgreSqlGreeting;
import dev.vpcdoctor.probe.greeting.RedisGreeting;
import dev.vpcdoctor.probe.greeting.SqlServerGreeting;
import dev.vpcdoctor.probe.greeting.TlsNegotiation;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.tls.TlsHandshake;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.util.Optional;

/** {@link ServiceCheck}. */
final class ServiceChecks {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private ServiceChecks() {}

    static void run(ServiceCheck check, ProbeNetwork network, Attempt attempt) {
        AddressAttempts.each(
                check.host(),
                check.port(),
                network,
                attempt,
                (target, asked, at) -> greet(check, network, target, asked, at));
    }

    private static void greet(
            ServiceCheck check, ProbeNetwork network, PermittedAddress target, Asked asked, Attempt attempt) {
        Optional<Connection> connection = TcpConnecting.connect(network.dialer(), target, asked, attempt);
        if (connection.isEmpty()) {
            return;
        }
        try (Connection open = connection.get()) {
            Greeting greeting = greeting(check, network.clock());
            TlsHandshake handshake = new TlsHandshake(check.host(), check.tls(), asked, attempt);
            ServiceGreeting service = new ServiceGreeting(check.protocol(), asked, attempt);
            if (tlsFirst(check, greeting) && !handshake.over(open)) {
                service.notAttempted();
                return;
            }
            TlsNegotiation negotiation = new ObservedNegotiation(check.tlsUse(), handshake, open);
            service.run(open, conversation -> {
                try {
                    return said(check, greeting, conversation, negotiation);
                } catch (IOException e) {
                    boolean mayWantTls = conversation.received() == 0
                            && !open.expired()
                            && !tlsFirst(check, greeting)
                            && !greeting.negotiatesTls();
                    if (mayWantTls && takesTls(check, network, target, asked, attempt)) {
                        return wantsTls(check);
                    }
                    throw e;
                }
            });
        }
    }

    /**
     * A server that speaks TLS only may hang up on a plain greeting without a word, as Redis does. Whether this one is such
     * a server shows on a second connection, which is observed as any other.
     */
    private static boolean takesTls(
            ServiceCheck check, ProbeNetwork network, PermittedAddress target, Asked asked, Attempt attempt) {
        Optional<Connection> second = TcpConnecting.connect(network.dialer(), target, asked, attempt);
        if (second.isEmpty()) {
            return false;
        }
        try (Connection open = second.get()) {
            return new TlsHandshake(check.host(), check.tls(), asked, attempt).over(open);
        }
    }

    private static ServiceGreeting.GreetingOutcome wantsTls(ServiceCheck check) {
        return new ServiceGreeting.GreetingOutcome(
                Outcome.NEEDS_TLS,
                Optional.of("it hung up on a greeting without TLS, and took a TLS handshake"),
                new Details.Service(
                        check.protocol(),
                        Optional.of("closed"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static boolean tlsFirst(ServiceCheck check, Greeting greeting) {
        return check.protocol() == Protocol.HTTPS || (check.tlsUse() == TlsUse.ALWAYS && !greeting.negotiatesTls());
    }

    private static ServiceGreeting.GreetingOutcome said(
            ServiceCheck check, Greeting greeting, Conversation conversation, TlsNegotiation negotiation)
            throws IOException {
        GreetingResult greeted = greeting.greet(conversation, negotiation);
        return new ServiceGreeting.GreetingOutcome(
                greeted.outcome(),
                greeted.reason(),
                new Details.Service(
                        check.protocol(),
                        greeted.greeting(),
                        greeted.code(),
                        greeted.statusLine(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Greeting greeting(ServiceCheck check, ClockObservation clock) {
        return switch (check.protocol()) {
            case POSTGRESQL -> new PostgreSqlGreeting();
            case MYSQL -> new MySqlGreeting();
            case REDIS -> new RedisGreeting();
            case MONGODB -> new MongoDbGreeting();
            case SQLSERVER -> new SqlServerGreeting();
            case MEMCACHED -> new MemcachedGreeting();
            case KAFKA -> new KafkaGreeting();
            case HTTP -> http(check, check.tlsUse() == TlsUse.ALWAYS ? HTTPS_PORT : HTTP_PORT, clock);
            case HTTPS -> http(check, HTTPS_PORT, clock);
            case BANNER -> new BannerGreeting();
        };
    }

    private static Greeting http(ServiceCheck check, int usualPort, ClockObservation clock) {
        String host = HttpExchange.hostHeader(check.tls().serverName().orElse(check.host()), check.port(), usualPort);
        return new HttpGreeting(new HttpExchange(host, check.path()), clock::see);
    }
}
