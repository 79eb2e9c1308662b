package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * PostgreSQL: asks for TLS, says who it is, and stops where a password would be asked for. Messages are described in the
 * PostgreSQL documentation, "Message Formats"; errors in "PostgreSQL Error Codes".
 */
public final class PostgreSqlGreeting implements Greeting {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int PROTOCOL_3_0 = 196_608;
    private static final int MAX_MESSAGE = 16 * 1024;
    private static final String USER = "vpc_doctor_probe";

    private final int padding;

    public PostgreSqlGreeting() {
        this(0);
    }

    /** A greeting whose startup message is longer by so many bytes. */
    public PostgreSqlGreeting(int padding) {
        this.padding = padding;
    }

    @Override
    public boolean negotiatesTls() {
        return true;
    }

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        if (negotiation.use() != TlsUse.NEVER) {
            requestTls(conversation, negotiation);
        }
        conversation.send(startup());
        return readAnswer(conversation);
    }

    /** Asks for TLS and begins it if it is offered. */
    public static void requestTls(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        conversation.send(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
        int answer = conversation.read();
        switch (answer) {
            case 'S' -> negotiation.begin();
            case 'N' -> negotiation.notOffered("the PostgreSQL server does not offer TLS");
            default -> throw new UnexpectedAnswerException("neither yes nor no to the request for TLS");
        }
    }

    private byte[] startup() {
        String parameters = "user\0" + USER + "\0database\0" + USER + "\0application_name\0vpc-doctor"
                + "x".repeat(padding) + "\0\0";
        byte[] text = parameters.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(8 + text.length)
                .putInt(PROTOCOL_3_0)
                .put(text)
                .array();
    }

    private static GreetingResult readAnswer(Conversation conversation) throws IOException {
        while (true) {
            int type = conversation.read();
            int length = ByteBuffer.wrap(conversation.exactly(4)).getInt();
            if (length < 4 || length > MAX_MESSAGE) {
                throw new UnexpectedAnswerException("a message of " + length + " bytes");
            }
            byte[] body = conversation.exactly(length - 4);
            switch (type) {
                case 'R' -> {
                    return GreetingResult.ready("authentication");
                }
                case 'E' -> {
                    return readError(body);
                }
                case 'v', 'N' -> {
                    // Negotiation of minor versions, and notices: the answer comes after them.
                }
                default -> throw new UnexpectedAnswerException("a message that PostgreSQL does not begin with");
            }
        }
    }

    private static GreetingResult readError(byte[] body) throws IOException {
        String state = field(body, 'C');
        if (state.length() != 5 || !state.chars().allMatch(Character::isLetterOrDigit)) {
            throw new UnexpectedAnswerException("an error without an SQLSTATE");
        }
        String message = field(body, 'M');
        GreetingResult greeted = switch (state) {
            case "53300" -> GreetingResult.of(Outcome.TOO_MANY_CONNECTIONS, "too-many-clients");
            case "57P03" ->
                GreetingResult.of(Outcome.FAILED, "starting-or-stopping")
                        .because("the server is starting up, shutting down or recovering");
            case "28000" -> notAdmitted(message);
            case "28P01" -> GreetingResult.of(Outcome.AUTH_REQUIRED, "password");
            case "3D000" -> GreetingResult.ready("authentication");
            default -> GreetingResult.ready("error").because("the server answered with the SQLSTATE " + state);
        };
        return greeted.withCode(state);
    }

    /** One SQLSTATE for three things that only the words tell apart; in other languages the last is what is said. */
    private static GreetingResult notAdmitted(String message) {
        if (message.contains("no encryption") || message.contains("SSL off")) {
            return GreetingResult.of(Outcome.NEEDS_TLS, "no-pg-hba-entry")
                    .because("pg_hba.conf has no entry for this address without encryption");
        }
        if (message.contains("role")) {
            return GreetingResult.ready("authentication");
        }
        return GreetingResult.of(Outcome.AUTH_REQUIRED, "no-pg-hba-entry")
                .because("pg_hba.conf has no entry for this address, or rejects it");
    }

    private static String field(byte[] body, char wanted) {
        int at = 0;
        while (at < body.length && body[at] != 0) {
            int end = at + 1;
            while (end < body.length && body[end] != 0) {
                end++;
            }
            if (body[at] == wanted) {
                return new String(body, at + 1, end - at - 1, StandardCharsets.UTF_8);
            }
            at = end + 1;
        }
        return "";
    }
}
