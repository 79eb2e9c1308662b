package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** HTTP: any status is an answer. */
public final class HttpGreeting implements Greeting {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int ENOUGH_TO_RECOGNISE = 2_000;

    private final HttpExchange exchange;
    private final Consumer<String> clock;

    /**
     * A greeting by a request.
     *
     * @param clock is told the answer's {@code Date}
     */
    public HttpGreeting(HttpExchange exchange, Consumer<String> clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        HttpAnswer answer = exchange.get(conversation);
        answer.header("date").ifPresent(clock);
        Outcome outcome = switch (answer.status()) {
            case UNAUTHORIZED, PROXY_AUTHENTICATION_REQUIRED -> Outcome.AUTH_REQUIRED;
            case BAD_REQUEST -> wantsTls(conversation) ? Outcome.NEEDS_TLS : Outcome.READY;
            default -> Outcome.READY;
        };
        return new GreetingResult(
                outcome,
                Optional.of("status"),
                Optional.of(Integer.toString(answer.status())),
                Optional.of(answer.statusLine()),
                Optional.empty());
    }

    /** The words with which nginx, Apache, Go and AWS load balancers answer plain HTTP on a TLS port. */
    private static boolean wantsTls(Conversation conversation) {
        try {
            String body = HttpExchange.body(conversation, ENOUGH_TO_RECOGNISE);
            return body.contains("plain HTTP request was sent to HTTPS port")
                    || body.contains("plain HTTP to an SSL-enabled server port")
                    || body.contains("HTTP request to an HTTPS server");
        } catch (IOException e) {
            return false;
        }
    }
}
