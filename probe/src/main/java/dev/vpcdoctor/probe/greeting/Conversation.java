package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.probe.connect.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words to and fro over a connection. What is read is bounded, however much the other side sends. */
public final class Conversation {
    private static final int MAX_RECEIVED = 64 * 1024;
    private static final int KEPT = 128;

    private final Connection connection;
    private final byte[] beginning = new byte[KEPT];
    private int received;

    public Conversation(Connection connection) {
        this.connection = connection;
    }

    public void send(byte[] bytes) throws IOException {
        connection.output().write(bytes);
        connection.output().flush();
    }

    public void send(String ascii) throws IOException {
        send(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** The next byte, 0 to 255. */
    int read() throws IOException {
        int next = connection.input().read();
        if (next < 0) {
            throw new EOFException("closed after " + received + " bytes");
        }
        remember(next);
        return next;
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) read();
        }
        return bytes;
    }

    /** A line without its line end. */
    String line(int maxLength) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = read();
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > maxLength) {
                throw new UnexpectedAnswerException("a line of more than " + maxLength + " characters");
            }
        }
    }

    /** What arrives next, at least a byte. */
    byte[] some(int maxLength) throws IOException {
        byte[] buffer = new byte[maxLength];
        int length = connection.input().read(buffer);
        if (length < 0) {
            throw new EOFException("closed after " + received + " bytes");
        }
        for (int i = 0; i < length; i++) {
            remember(buffer[i] & 0xff);
        }
        return Arrays.copyOf(buffer, length);
    }

    public int received() {
        return received;
    }

    /** The first bytes of all that was received. */
    byte[] beginning() {
        return Arrays.copyOf(beginning, Math.min(received, KEPT));
    }

    private void remember(int next) throws IOException {
        if (received == MAX_RECEIVED) {
            throw new UnexpectedAnswerException("more than " + MAX_RECEIVED + " bytes");
        }
        if (received < KEPT) {
            beginning[received] = (byte) next;
        }
        received++;
    }
}
