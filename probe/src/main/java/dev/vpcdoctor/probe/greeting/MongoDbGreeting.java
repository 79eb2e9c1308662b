package dev.vpcdoctor.probe.greeting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** MongoDB and DocumentDB: {@code hello}, as an OP_MSG of the MongoDB wire protocol. */
public final class MongoDbGreeting implements Greeting {
    private static final int OP_REPLY = 1;
    private static final int OP_MSG = 2013;
    private static final int REQUEST_ID = 0x76706364;
    private static final int HEADER_LENGTH = 16;
    private static final int MAX_MESSAGE = 48 * 1024 * 1024;

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        conversation.send(hello());
        ByteBuffer header = ByteBuffer.wrap(conversation.exactly(HEADER_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        int length = header.getInt();
        int id = header.getInt();
        int answers = header.getInt();
        int operation = header.getInt();
        boolean reply = (operation == OP_MSG || operation == OP_REPLY) && answers == REQUEST_ID && id != REQUEST_ID;
        if (!reply || length < HEADER_LENGTH || length > MAX_MESSAGE) {
            throw new UnexpectedAnswerException("not a reply to hello");
        }
        return GreetingResult.ready("hello");
    }

    private static byte[] hello() {
        byte[] hello = "hello\0".getBytes(StandardCharsets.US_ASCII);
        byte[] database = "$db\0".getBytes(StandardCharsets.US_ASCII);
        byte[] admin = "admin\0".getBytes(StandardCharsets.US_ASCII);
        int document = 4 + 1 + hello.length + 4 + 1 + database.length + 4 + admin.length + 1;
        int length = HEADER_LENGTH + 4 + 1 + document;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(REQUEST_ID)
                .putInt(0)
                .putInt(OP_MSG)
                .putInt(0)
                .put((byte) 0)
                .putInt(document)
                .put((byte) 0x10)
                .put(hello)
                .putInt(1)
                .put((byte) 0x02)
                .put(database)
                .putInt(admin.length)
                .put(admin)
                .put((byte) 0)
                .array();
    }
}
