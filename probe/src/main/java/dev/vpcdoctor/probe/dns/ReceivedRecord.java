package dev.vpcdoctor.probe.dns;

import dev.vpcdoctor.probe.guard.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * One record of an answer (RFC 1035, section 4.1.3).
 *
 * @param ttlSeconds how long it may be kept
 * @param data as in a zone file
 * @param address of an address record
 */
record ReceivedRecord(Name name, int type, long ttlSeconds, String data, Optional<InetAddress> address) {
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;

    static ReceivedRecord read(DNSInput input) throws IOException {
        Name name = new Name(input);
        int type = input.readU16();
        input.readU16();
        long ttl = input.readU32();
        // RFC 2181, section 8: with the highest bit set it is to be taken for zero.
        ttl = ttl > Integer.MAX_VALUE ? 0 : ttl;
        int length = input.readU16();
        if (length > input.remaining()) {
            throw new WireParseException("a record ends after the message does");
        }
        input.setActive(length);
        ReceivedRecord read;
        if (type == Type.A || type == Type.AAAA) {
            byte[] bytes = input.readByteArray(type == Type.A ? IPV4_LENGTH : IPV6_LENGTH);
            // An IPv4-mapped IPv6 address is one that IPv4 is spoken to, as Java has it.
            InetAddress address = InetAddress.getByAddress(bytes);
            read = new ReceivedRecord(name, type, ttl, Addresses.text(address), Optional.of(address));
        } else {
            read = new ReceivedRecord(name, type, ttl, data(type, input), Optional.empty());
        }
        if (input.remaining() > 0) {
            throw new WireParseException("a record is longer than its type");
        }
        input.clearActive();
        return read;
    }

    private static String data(int type, DNSInput input) throws IOException {
        return switch (type) {
            case Type.CNAME, Type.DNAME, Type.NS, Type.PTR -> new Name(input).toString();
            case Type.SRV ->
                input.readU16() + " " + input.readU16() + " " + input.readU16() + " " + new Name(input).toString();
            default -> unknown(input.readByteArray());
        };
    }

    /** The form of RFC 3597 for data whose structure the reader does not know. */
    private static String unknown(byte[] bytes) {
        StringBuilder text = new StringBuilder("\\# ").append(bytes.length).append(bytes.length > 0 ? " " : "");
        for (byte b : bytes) {
            text.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return text.toString();
    }
}
