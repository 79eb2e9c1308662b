package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.probe.run.Printable;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One request and the head of its response, HTTP/1.1, as little of it as the probe needs. */
public final class HttpExchange {
    private static final int MAX_LINE = 8_192;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_STATUS_LINE = 100;
    private static final int PADDING_LINE = 1_900;

    private final String host;
    private final String path;

    /** @param host as in the Host header: with its port unless that is the scheme's own */
    public HttpExchange(String host, String path) {
        this.host = host;
        this.path = path;
    }

    /** The Host header's value. */
    public static String hostHeader(String host, int port, int usualPort) {
        String literal = HostAndPort.bracketed(host);
        return port == usualPort ? literal : literal + ":" + port;
    }

    /** Sends a GET and reads as far as the empty line before the body. */
    public HttpAnswer get(Conversation conversation) throws IOException {
        conversation.send(request("GET", "close", 0));
        return readHead(conversation);
    }

    /** Sends a HEAD, made longer by so many bytes, on a connection that is to stay open. */
    public HttpAnswer head(Conversation conversation, int padding) throws IOException {
        conversation.send(request("HEAD", "keep-alive", padding));
        return readHead(conversation);
    }

    /** What there is of a body, up to a length; shorter if the connection ends first. */
    public static String body(Conversation conversation, int maxLength) throws IOException {
        StringBuilder body = new StringBuilder();
        try {
            while (body.length() < maxLength) {
                byte[] part = conversation.some(maxLength - body.length());
                body.append(new String(part, StandardCharsets.ISO_8859_1));
            }
        } catch (EOFException e) {
            return body.toString();
        }
        return body.toString();
    }

    private String request(String method, String connection, int padding) {
        StringBuilder request = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nUser-Agent: vpc-doctor-probe\r\nAccept: */*\r\nConnection: ")
                .append(connection)
                .append("\r\n");
        int left = padding;
        for (int line = 0; left > 0; line++) {
            String name = "X-Padding-" + line + ": ";
            int length = Math.max(1, Math.min(left, PADDING_LINE) - name.length() - 2);
            request.append(name).append("x".repeat(length)).append("\r\n");
            left -= name.length() + length + 2;
        }
        return request.append("\r\n").toString();
    }

    private static HttpAnswer readHead(Conversation conversation) throws IOException {
        String statusLine = conversation.line(MAX_LINE);
        int status = status(statusLine);
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MAX_HEADERS; i++) {
            String line = conversation.line(MAX_LINE);
            if (line.isEmpty()) {
                return new HttpAnswer(status, Printable.of(statusLine, MAX_STATUS_LINE), headers);
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        throw new UnexpectedAnswerException("more than " + MAX_HEADERS + " headers");
    }

    private static int status(String statusLine) throws IOException {
        boolean http = statusLine.startsWith("HTTP/1.") && statusLine.length() >= 12 && statusLine.charAt(8) == ' ';
        for (int i = 9; http && i < 12; i++) {
            http = statusLine.charAt(i) >= '0' && statusLine.charAt(i) <= '9';
        }
        if (!http) {
            throw new UnexpectedAnswerException("not a status line of HTTP");
        }
        return Integer.parseInt(statusLine.substring(9, 12));
    }
}
