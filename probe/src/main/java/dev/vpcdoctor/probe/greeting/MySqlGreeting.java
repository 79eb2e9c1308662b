package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * MySQL and MariaDB: hears the handshake, begins TLS if offered, and goes on to the refusal of a user that does not exist.
 * A handshake that is broken off counts against the client's address, and after {@code max_connect_errors} of them the
 * server blocks it (error 1129); one that ends with a refused user does not.
 */
public final class MySqlGreeting implements Greeting {
    private static final int PROTOCOL_10 = 0x0a;
    private static final int OK_PACKET = 0x00;
    private static final int AUTH_MORE_DATA = 0x01;
    private static final int AUTH_SWITCH = 0xfe;
    private static final int ERROR_PACKET = 0xff;
    private static final int CLIENT_LONG_PASSWORD = 0x1;
    private static final int CLIENT_PROTOCOL_41 = 0x200;
    private static final int CLIENT_SSL = 0x800;
    private static final int CLIENT_SECURE_CONNECTION = 0x8000;
    private static final int CLIENT_PLUGIN_AUTH = 0x8_0000;
    private static final int CAPABILITIES =
            CLIENT_LONG_PASSWORD | CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION | CLIENT_PLUGIN_AUTH;
    private static final byte UTF8 = 33;
    private static final int MAX_PACKET = 16 * 1024;
    private static final String USER = "vpc_doctor_probe";

    private static final class Packet {
        private final int sequence;
        private final byte[] payload;

        Packet(int sequence, byte[] payload) {
            this.sequence = sequence;
            this.payload = payload;
        }

        int kind() {
            return payload[0] & 0xff;
        }
    }

    @Override
    public boolean negotiatesTls() {
        return true;
    }

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        Packet handshake = read(conversation);
        if (handshake.kind() == ERROR_PACKET) {
            return readError(handshake);
        }
        boolean encrypted = false;
        if (negotiation.use() != TlsUse.NEVER) {
            encrypted = beginTls(handshake, conversation, negotiation);
        } else {
            capabilities(handshake);
        }
        int sequence = encrypted ? 2 : 1;
        conversation.send(packet(sequence, response(encrypted)));
        GreetingResult answer = readAnswer(conversation);
        return encrypted ? answer : doubtTheRefusal(answer, handshake);
    }

    /** MySQL says when it wants TLS (error 3159); MariaDB refuses the login as if the password were wrong. */
    private static GreetingResult doubtTheRefusal(GreetingResult answer, Packet handshake) throws IOException {
        boolean mariaDb = new String(handshake.payload, StandardCharsets.ISO_8859_1).contains("MariaDB");
        boolean refused = answer.outcome() == Outcome.READY && answer.code().isPresent();
        if (!mariaDb || !refused || (capabilities(handshake) & CLIENT_SSL) == 0) {
            return answer;
        }
        return GreetingResult.of(Outcome.AUTH_REQUIRED, "authentication")
                .withCode(answer.code().get())
                .because(
                        "the login without TLS was refused, which MariaDB does in the same words where it requires TLS:"
                                + " ask over TLS too");
    }

    /** Hears the handshake and begins TLS if it is offered. */
    public static void requestTls(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        Packet handshake = read(conversation);
        if (handshake.kind() == ERROR_PACKET) {
            GreetingResult refused = readError(handshake);
            throw new UnexpectedAnswerException(
                    "the server refused with error " + refused.code().orElse("unknown"));
        }
        beginTls(handshake, conversation, negotiation);
    }

    private static boolean beginTls(Packet handshake, Conversation conversation, TlsNegotiation negotiation)
            throws IOException {
        if ((capabilities(handshake) & CLIENT_SSL) == 0) {
            negotiation.notOffered("the MySQL server does not offer TLS");
            return false;
        }
        conversation.send(packet(1, opening(CAPABILITIES | CLIENT_SSL).array()));
        negotiation.begin();
        return true;
    }

    /** The lower capability flags, which hold all that is asked here. */
    private static int capabilities(Packet handshake) throws IOException {
        byte[] payload = handshake.payload;
        int version = 1;
        while (version < payload.length && payload[version] != 0) {
            version++;
        }
        int flags = version + 1 + 4 + 8 + 1;
        if (handshake.kind() != PROTOCOL_10 || payload.length < flags + 2) {
            throw new UnexpectedAnswerException("not a handshake of protocol 10");
        }
        return (payload[flags] & 0xff) | ((payload[flags + 1] & 0xff) << Byte.SIZE);
    }

    private static GreetingResult readAnswer(Conversation conversation) throws IOException {
        Packet answer = read(conversation);
        return switch (answer.kind()) {
            case OK_PACKET -> {
                conversation.send(packet(0, new byte[] {1}));
                yield GreetingResult.ready("authentication");
            }
            case AUTH_SWITCH, AUTH_MORE_DATA -> {
                conversation.send(packet(answer.sequence + 1, new byte[0]));
                Packet last = read(conversation);
                yield last.kind() == ERROR_PACKET ? readError(last) : GreetingResult.ready("authentication");
            }
            case ERROR_PACKET -> readError(answer);
            default -> throw new UnexpectedAnswerException("an answer that MySQL does not give to a login");
        };
    }

    private static GreetingResult readError(Packet packet) throws IOException {
        byte[] payload = packet.payload;
        if (payload.length < 3) {
            throw new UnexpectedAnswerException("an error without a number");
        }
        int number = (payload[1] & 0xff) | ((payload[2] & 0xff) << Byte.SIZE);
        GreetingResult greeted = switch (number) {
            case 1040, 1203, 1226 -> GreetingResult.of(Outcome.TOO_MANY_CONNECTIONS, "too-many-connections");
            case 1044, 1045, 1251, 1698 -> GreetingResult.ready("authentication");
            case 1129 ->
                GreetingResult.of(Outcome.FAILED, "host-blocked")
                        .because("the server blocks this address after too many broken handshakes:"
                                + " FLUSH HOSTS or a higher max_connect_errors lets it in again");
            case 1130 ->
                GreetingResult.of(Outcome.AUTH_REQUIRED, "host-not-allowed")
                        .because("no user may log in from this address");
            case 3159 -> GreetingResult.of(Outcome.NEEDS_TLS, "secure-transport-required");
            default -> GreetingResult.ready("error").because("the server answered with error " + number);
        };
        return greeted.withCode(Integer.toString(number));
    }

    private static Packet read(Conversation conversation) throws IOException {
        byte[] header = conversation.exactly(4);
        int length = (header[0] & 0xff) | ((header[1] & 0xff) << 8) | ((header[2] & 0xff) << 16);
        if (length < 1 || length > MAX_PACKET) {
            throw new UnexpectedAnswerException("a packet of " + length + " bytes");
        }
        return new Packet(header[3] & 0xff, conversation.exactly(length));
    }

    private static byte[] response(boolean encrypted) {
        byte[] user = (USER + "\0\0mysql_native_password\0").getBytes(StandardCharsets.US_ASCII);
        byte[] opening = opening(CAPABILITIES | (encrypted ? CLIENT_SSL : 0)).array();
        return ByteBuffer.allocate(opening.length + user.length)
                .put(opening)
                .put(user)
                .array();
    }

    private static ByteBuffer opening(int capabilities) {
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(capabilities)
                .putInt(MAX_PACKET)
                .put(UTF8);
    }

    private static byte[] packet(int sequence, byte[] payload) {
        return ByteBuffer.allocate(4 + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(payload.length | (sequence << 24))
                .put(payload)
                .array();
    }
}
