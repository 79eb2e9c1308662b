package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.util.Locale;

/** Redis and Valkey: PING, optionally with a long message. */
public final class RedisGreeting implements Greeting {
    private static final int MAX_LINE = 1_000;

    private final int padding;

    public RedisGreeting() {
        this(0);
    }

    /** A PING with so many bytes to give back. */
    public RedisGreeting(int padding) {
        this.padding = padding;
    }

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        conversation.send(
                padding == 0
                        ? "*1\r\n$4\r\nPING\r\n"
                        : "*2\r\n$4\r\nPING\r\n$" + padding + "\r\n" + "x".repeat(padding) + "\r\n");
        String answer = conversation.line(MAX_LINE);
        if (padding > 0 && answer.equals("$" + padding)) {
            conversation.exactly(padding + 2);
            return GreetingResult.ready("pong");
        }
        if (answer.equals("+PONG")) {
            return GreetingResult.ready("pong");
        }
        if (!answer.startsWith("-")) {
            throw new UnexpectedAnswerException("not an answer to PING");
        }
        String lower = answer.toLowerCase(Locale.ROOT);
        if (lower.contains("max number of clients")) {
            return GreetingResult.of(Outcome.TOO_MANY_CONNECTIONS, "max-clients");
        }
        return switch (firstWord(lower)) {
            case "-noauth" -> GreetingResult.of(Outcome.AUTH_REQUIRED, "noauth").withCode("NOAUTH");
            case "-denied" ->
                GreetingResult.of(Outcome.AUTH_REQUIRED, "protected-mode")
                        .withCode("DENIED")
                        .because("the server is in protected mode: it has no password and admits loopback only");
            case "-err", "-loading", "-busy", "-noperm", "-masterdown", "-misconf" ->
                GreetingResult.ready("error").because("the server answered PING with an error");
            default -> throw new UnexpectedAnswerException("not an error of Redis");
        };
    }

    private static String firstWord(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }
}
