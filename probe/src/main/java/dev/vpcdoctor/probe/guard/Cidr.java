package dev.vpcdoctor.probe.guard;

import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses, IPv4 or IPv6; host bits in its text are passed over. */
final class Cidr {
    private final byte[] prefix;
    private final int length;

    private Cidr(byte[] prefix, int length) {
        this.prefix = prefix;
        this.length = length;
    }

    /** Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or an address alone. */
    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = address.get().getAddress();
        int bits = bytes.length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new Cidr(bytes, bits));
        }
        String digits = text.substring(slash + 1);
        if (digits.isEmpty() || digits.length() > 3) {
            return Optional.empty();
        }
        int length = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            length = length * 10 + (c - '0');
        }
        return length > bits ? Optional.empty() : Optional.of(new Cidr(bytes, length));
    }

    static Cidr of(String text) {
        Optional<Cidr> block = parse(text);
        if (block.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return block.get();
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit += Byte.SIZE) {
            int index = bit / Byte.SIZE;
            int mask = length - bit >= Byte.SIZE ? 0xff : (0xff << (Byte.SIZE - (length - bit))) & 0xff;
            if (((bytes[index] ^ prefix[index]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
