package dev.vpcdoctor.probe.greeting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Kafka: an ApiVersions request, version 0, which every broker answers before authentication. */
public final class KafkaGreeting implements Greeting {
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 0x76706364;
    private static final int MAX_RESPONSE = 1024 * 1024;

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        byte[] client = "vpc-doctor".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 2 + 4 + 2 + client.length;
        conversation.send(ByteBuffer.allocate(4 + length)
                .putInt(length)
                .putShort(API_VERSIONS)
                .putShort((short) 0)
                .putInt(CORRELATION)
                .putShort((short) client.length)
                .put(client)
                .array());
        ByteBuffer answer = ByteBuffer.wrap(conversation.exactly(10));
        int size = answer.getInt();
        if (answer.getInt() != CORRELATION || size < 6 || size > MAX_RESPONSE) {
            throw new UnexpectedAnswerException("not an answer to ApiVersions");
        }
        short error = answer.getShort();
        return GreetingResult.ready("api-versions").withCode(Short.toString(error));
    }
}
