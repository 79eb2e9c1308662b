package dev.vpcdoctor.probe.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.Name;

/**
 * A question to a server, with recursion desired and without EDNS: an answer of more than 512 bytes comes truncated.
 *
 * @param id 0 to 65,535
 * @param type the number of a record type
 */
record DnsQuery(int id, Name name, int type) {
    private static final int RECURSION_DESIRED = 0x0100;

    static DnsQuery of(Name name, int type) {
        return new DnsQuery(QueryId.next(), name, type);
    }

    byte[] toWire() {
        DNSOutput output = new DNSOutput();
        output.writeU16(id);
        output.writeU16(RECURSION_DESIRED);
        output.writeU16(1);
        output.writeU16(0);
        output.writeU16(0);
        output.writeU16(0);
        name.toWire(output, null);
        output.writeU16(type);
        output.writeU16(DClass.IN);
        return output.toByteArray();
    }

    /** Whether the packet claims to be the answer to this query: a response with the same id. */
    boolean claimedBy(byte[] packet) {
        return packet.length >= DnsMessage.HEADER_LENGTH
                && (((packet[0] & 0xff) << Byte.SIZE) | (packet[1] & 0xff)) == id
                && (packet[2] & 0x80) != 0;
    }

    /** Whether the message answers this question; one without any question is believed, as some errors are. */
    boolean isAnsweredBy(DnsMessage message) {
        if (message.question().isEmpty()) {
            return true;
        }
        DnsMessage.Question asked = message.question().get();
        return asked.name().equals(name) && asked.type() == type && asked.dnsClass() == DClass.IN;
    }
}
