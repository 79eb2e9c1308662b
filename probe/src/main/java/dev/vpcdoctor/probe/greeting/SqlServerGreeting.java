package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.nio.ByteBuffer;

/** SQL Server: the PRELOGIN message of MS-TDS, 2.2.6.5. */
public final class SqlServerGreeting implements Greeting {
    private static final int PRELOGIN = 0x12;
    private static final int TABULAR_RESULT = 0x04;
    private static final int HEADER_LENGTH = 8;
    private static final int MAX_MESSAGE = 4_096;
    private static final int OPTION_VERSION = 0;
    private static final int OPTION_ENCRYPTION = 1;
    private static final int TERMINATOR = 0xff;
    private static final int ENCRYPT_OFF = 0;
    private static final int ENCRYPT_NOT_SUPPORTED = 2;
    private static final int ENCRYPT_REQUIRED = 3;

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        boolean never = negotiation.use() == TlsUse.NEVER;
        conversation.send(prelogin(never ? ENCRYPT_NOT_SUPPORTED : ENCRYPT_OFF));
        byte[] header = conversation.exactly(HEADER_LENGTH);
        int length = ((header[2] & 0xff) << Byte.SIZE) | (header[3] & 0xff);
        if ((header[0] & 0xff) != TABULAR_RESULT || length <= HEADER_LENGTH || length > MAX_MESSAGE) {
            throw new UnexpectedAnswerException("not an answer to a pre-login");
        }
        int encryption = encryption(conversation.exactly(length - HEADER_LENGTH));
        if (encryption == ENCRYPT_REQUIRED) {
            return GreetingResult.of(never ? Outcome.NEEDS_TLS : Outcome.READY, "encryption-required");
        }
        return GreetingResult.ready(
                encryption == ENCRYPT_NOT_SUPPORTED ? "encryption-not-offered" : "encryption-offered");
    }

    private static byte[] prelogin(int encryption) {
        int options = 5 + 5 + 1;
        int length = HEADER_LENGTH + options + 6 + 1;
        return ByteBuffer.allocate(length)
                .put((byte) PRELOGIN)
                .put((byte) 1)
                .putShort((short) length)
                .putInt(0)
                .put((byte) OPTION_VERSION)
                .putShort((short) options)
                .putShort((short) 6)
                .put((byte) OPTION_ENCRYPTION)
                .putShort((short) (options + 6))
                .putShort((short) 1)
                .put((byte) TERMINATOR)
                .put(new byte[6])
                .put((byte) encryption)
                .array();
    }

    private static int encryption(byte[] payload) throws IOException {
        for (int at = 0; at + 5 <= payload.length && (payload[at] & 0xff) != TERMINATOR; at += 5) {
            int offset = ((payload[at + 1] & 0xff) << Byte.SIZE) | (payload[at + 2] & 0xff);
            if (payload[at] == OPTION_ENCRYPTION && offset < payload.length) {
                return payload[offset] & 0xff;
            }
        }
        throw new UnexpectedAnswerException("a pre-login answer that says nothing about encryption");
    }
}
