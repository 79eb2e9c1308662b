package dev.vpcdoctor.probe.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;

/**
 * A server's answer, as far as the probe reports it: header, question and answer section (RFC 1035, section 4). Names, with
 * their compression, are read by dnsjava; its own message class is not used, because it sets up every record type there
 * is, which takes longer than all the rest of a cold start.
 *
 * @param truncated whether the server left something out
 * @param rcode 0 to 15
 * @param question the first, if there is one
 * @param answers those that are whole, where the message is truncated
 */
record DnsMessage(boolean truncated, int rcode, Optional<Question> question, List<ReceivedRecord> answers) {
    static final int HEADER_LENGTH = 12;
    private static final int TRUNCATED = 0x0200;
    private static final int RCODE = 0x000f;
    private static final String[] RCODES = {
        "NOERROR",
        "FORMERR",
        "SERVFAIL",
        "NXDOMAIN",
        "NOTIMP",
        "REFUSED",
        "YXDOMAIN",
        "YXRRSET",
        "NXRRSET",
        "NOTAUTH",
        "NOTZONE",
        "DSOTYPENI"
    };

    /** What was asked, as the answer repeats it. Names are compared without regard to case. */
    record Question(Name name, int type, int dnsClass) {}

    DnsMessage {
        answers = List.copyOf(answers);
    }

    /**
     * Reads a message. What follows the answer section is passed over.
     *
     * @throws IOException if it is none, or ends early without being marked as truncated
     */
    static DnsMessage read(byte[] packet) throws IOException {
        DNSInput input = new DNSInput(packet);
        input.readU16();
        int flags = input.readU16();
        int questions = input.readU16();
        int records = input.readU16();
        input.readU16();
        input.readU16();
        boolean truncated = (flags & TRUNCATED) != 0;
        Optional<Question> question = Optional.empty();
        List<ReceivedRecord> answers = new ArrayList<>();
        try {
            for (int i = 0; i < questions; i++) {
                Question read = new Question(new Name(input), input.readU16(), input.readU16());
                question = question.isPresent() ? question : Optional.of(read);
            }
            for (int i = 0; i < records; i++) {
                answers.add(ReceivedRecord.read(input));
            }
        } catch (IOException e) {
            if (!truncated) {
                throw e;
            }
        }
        return new DnsMessage(truncated, flags & RCODE, question, answers);
    }

    /** The code's name in the registry of IANA. */
    String rcodeName() {
        return rcode < RCODES.length ? RCODES[rcode] : "RESERVED" + rcode;
    }

    boolean holds(int type) {
        for (ReceivedRecord answer : answers) {
            if (answer.type() == type) {
                return true;
            }
        }
        return false;
    }
}
