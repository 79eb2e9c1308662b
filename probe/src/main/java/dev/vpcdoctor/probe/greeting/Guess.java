package dev.vpcdoctor.probe.greeting;

import java.nio.charset.StandardCharsets;

/** What a peer seems to speak, by its first bytes. */
public final class Guess {
    /** A TLS alert: the peer speaks TLS and was spoken to without. */
    public static final String TLS_ALERT = "tls-alert";

    private static final String[][] BEGINNINGS = {
        {"HTTP/", "http"},
        {"SSH-", "ssh"},
        {"220", "smtp-or-ftp"},
        {"554", "smtp-or-ftp"},
        {"421", "smtp-or-ftp"},
        {"+OK", "pop3"},
        {"* OK", "imap"},
        {"RFB ", "vnc"},
        {"AMQP", "amqp"},
        {"+PONG", "redis"},
        {"-ERR", "redis"},
        {"-NOAUTH", "redis"},
        {"-DENIED", "redis"},
        {"ERROR\r\n", "memcached"},
        {"@RSYNCD", "rsync"},
    };
    private static final int TLS_ALERT_RECORD = 0x15;
    private static final int MYSQL_HANDSHAKE = 0x0a;
    private static final int MYSQL_ERROR = 0xff;

    private Guess() {}

    public static String of(Conversation conversation) {
        return of(conversation.beginning());
    }

    static String of(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == TLS_ALERT_RECORD && bytes[1] == 3) {
            return TLS_ALERT;
        }
        if (bytes.length >= 5
                && bytes[3] == 0
                && bytes[2] == 0
                && (bytes[4] == MYSQL_HANDSHAKE || (bytes[4] & 0xff) == MYSQL_ERROR)) {
            return "mysql";
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String[] beginning : BEGINNINGS) {
            if (text.startsWith(beginning[0])) {
                return beginning[1];
            }
        }
        if (text.startsWith("E\0\0")) {
            return "postgresql";
        }
        return "unknown";
    }
}
