package dev.vpcdoctor.probe.greeting;

import java.io.IOException;

/** STARTTLS of SMTP, RFC 3207. */
public final class SmtpStartTls {
    private static final int MAX_LINE = 2_000;
    private static final int MAX_LINES = 100;

    private SmtpStartTls() {}

    /** Asks for TLS and begins it if it is offered. */
    public static void requestTls(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        require("220", reply(conversation));
        conversation.send("EHLO vpc-doctor.invalid\r\n");
        require("250", reply(conversation));
        conversation.send("STARTTLS\r\n");
        if (reply(conversation).startsWith("220")) {
            negotiation.begin();
        } else {
            negotiation.notOffered("the SMTP server does not offer TLS");
        }
    }

    /** The last line of a reply, which has a blank after its code. */
    private static String reply(Conversation conversation) throws IOException {
        for (int i = 0; i < MAX_LINES; i++) {
            String line = conversation.line(MAX_LINE);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return line;
            }
        }
        throw new UnexpectedAnswerException("a reply of more than " + MAX_LINES + " lines");
    }

    private static void require(String code, String reply) throws IOException {
        if (!reply.startsWith(code)) {
            throw new UnexpectedAnswerException("not the answer of an SMTP server");
        }
    }
}
