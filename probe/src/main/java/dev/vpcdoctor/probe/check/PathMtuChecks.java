package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.Conversation;
import dev.vpcdoctor.probe.greeting.Greeting;
import dev.vpcdoctor.probe.greeting.GreetingResult;
import dev.vpcdoctor.probe.greeting.HttpExchange;
import dev.vpcdoctor.probe.greeting.PostgreSqlGreeting;
import dev.vpcdoctor.probe.greeting.RedisGreeting;
import dev.vpcdoctor.probe.greeting.TlsNegotiation;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.tls.TlsHandshake;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@link PathMtuCheck}: two observations, of the small request and of the large one. HTTP and Redis send both over one
 * connection; PostgreSQL takes one startup message per connection, so that the small one is its answer to a request for TLS.
 */
final class PathMtuChecks {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int SMALL = 64;

    private PathMtuChecks() {}

    static void run(PathMtuCheck check, ProbeNetwork network, Attempt attempt) {
        AddressAttempts.each(
                check.host(),
                check.port(),
                network,
                attempt,
                (target, asked, at) -> write(check, network, target, asked, at));
    }

    private static void write(
            PathMtuCheck check, ProbeNetwork network, PermittedAddress target, Asked asked, Attempt attempt) {
        Optional<Connection> connection = TcpConnecting.connect(network.dialer(), target, asked, attempt);
        if (connection.isEmpty()) {
            return;
        }
        try (Connection open = connection.get()) {
            TlsHandshake handshake = new TlsHandshake(check.host(), check.tls(), asked, attempt);
            ServiceGreeting small = new ServiceGreeting(check.protocol(), asked, attempt);
            if (check.protocol() == Protocol.HTTPS && !handshake.over(open)) {
                small.notAttempted();
                return;
            }
            boolean[] answered = new boolean[1];
            if (check.protocol() != Protocol.POSTGRESQL) {
                small.run(open, conversation -> {
                    ServiceGreeting.GreetingOutcome said = exchange(check, SMALL, conversation);
                    answered[0] = true;
                    return said;
                });
            }
            if (answered[0] || check.protocol() == Protocol.POSTGRESQL) {
                ServiceGreeting large = new ServiceGreeting(check.protocol(), asked, attempt);
                large.run(open, conversation -> exchange(check, check.bytes(), conversation));
            }
        }
    }

    private static ServiceGreeting.GreetingOutcome exchange(PathMtuCheck check, int bytes, Conversation conversation)
            throws IOException {
        String code = switch (check.protocol()) {
            case HTTP, HTTPS -> {
                int usual = check.protocol() == Protocol.HTTP ? HTTP_PORT : HTTPS_PORT;
                String host = HttpExchange.hostHeader(check.host(), check.port(), usual);
                HttpExchange http = new HttpExchange(host, "/");
                yield Integer.toString(http.head(conversation, bytes).status());
            }
            case REDIS -> greet(new RedisGreeting(bytes), conversation);
            case POSTGRESQL -> greet(new PostgreSqlGreeting(bytes), conversation);
            case MYSQL, MONGODB, SQLSERVER, MEMCACHED, KAFKA, BANNER ->
                throw new IllegalStateException("a path-mtu check does not take this protocol");
        };
        return new ServiceGreeting.GreetingOutcome(
                Outcome.READY,
                Optional.empty(),
                new Details.Service(
                        check.protocol(),
                        Optional.of("answered"),
                        code.isEmpty() ? Optional.empty() : Optional.of(code),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(bytes)));
    }

    /** Whatever the answer says, it shows that the request arrived. */
    private static String greet(Greeting greeting, Conversation conversation) throws IOException {
        GreetingResult greeted = greeting.greet(conversation, Plain.INSTANCE);
        return greeted.code().orElse("");
    }

    private enum Plain implements TlsNegotiation {
        INSTANCE;

        @Override
        public TlsUse use() {
            return TlsUse.NEVER;
        }

        @Override
        public void begin() {
            throw new IllegalStateException("nobody asked for TLS");
        }

        @Override
        public void notOffered(String reason) {
            throw new IllegalStateException("nobody asked for TLS");
        }
    }
}
