package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.util.Locale;

/** Memcached: {@code version}. */
public final class MemcachedGreeting implements Greeting {
    private static final int MAX_LINE = 1_000;

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        conversation.send("version\r\n");
        String answer = conversation.line(MAX_LINE);
        String lower = answer.toLowerCase(Locale.ROOT);
        if (answer.startsWith("VERSION ")) {
            return GreetingResult.ready("version");
        }
        if (lower.contains("too many open connections")) {
            return GreetingResult.of(Outcome.TOO_MANY_CONNECTIONS, "too-many-connections");
        }
        if (lower.startsWith("client_error unauthenticated")) {
            return GreetingResult.of(Outcome.AUTH_REQUIRED, "unauthenticated");
        }
        throw new UnexpectedAnswerException("not an answer to version");
    }
}
