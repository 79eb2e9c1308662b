package dev.vpcdoctor.shared.address;

import java.util.Optional;

/**
 * One IP address, as 128 bits of which an IPv4 address uses the lowest 32.
 *
 * @param family which of the two
 * @param high the upper 64 bits, zero for IPv4
 * @param low the lower 64 bits
 */
public record IpAddress(AddressFamily family, long high, long low) implements Comparable<IpAddress> {

    /** {@code ::ffff:0:0/96}, IPv4-mapped addresses (RFC 4291, 2.5.5.2): the lower 64 bits without those of IPv4. */
    private static final long MAPPED = 0xFFFF_0000_0000L;

    private static final long IPV4_BITS = 0xFFFF_FFFFL;

    /**
     * Reads dotted quads ({@code 10.0.0.1}) and IPv6 text (RFC 4291, {@code 2001:db8::1}, also with an embedded IPv4
     * address). Host names are never looked up.
     *
     * @throws IllegalArgumentException when the text is not an address, naming the text
     */
    public static IpAddress parse(String text) {
        Optional<IpAddress> address = tryParse(text);
        if (address.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not an IP address");
        }
        return address.get();
    }

    /** As {@link #parse}, empty when the text is not an address. */
    public static Optional<IpAddress> tryParse(String text) {
        return text.indexOf(':') >= 0 ? IpAddressText.parseIpv6(text) : IpAddressText.parseIpv4(text);
    }

    /**
     * The address of bytes in network order.
     *
     * @param bytes 4 or 16
     */
    public static IpAddress of(byte[] bytes) {
        return bytes.length * Byte.SIZE == AddressFamily.IPV4.bits()
                ? ipv4(number(bytes, 0, bytes.length))
                : new IpAddress(
                        AddressFamily.IPV6, number(bytes, 0, Long.BYTES), number(bytes, Long.BYTES, bytes.length));
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return number;
    }

    static IpAddress ipv4(long bits) {
        return new IpAddress(AddressFamily.IPV4, 0, bits & IPV4_BITS);
    }

    /** Its 4 or 16 bytes in network order. */
    public byte[] bytes() {
        byte[] bytes = new byte[family.bits() / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            int fromRight = (bytes.length - 1 - i) * Byte.SIZE;
            bytes[i] = (byte) (fromRight >= Long.SIZE ? high >>> (fromRight - Long.SIZE) : low >>> fromRight);
        }
        return bytes;
    }

    /** The IPv4 address that sockets take an IPv4-mapped one for, {@code 10.0.0.1} of {@code ::ffff:10.0.0.1}; else itself. */
    public IpAddress unmapped() {
        return isMapped() ? ipv4(low) : this;
    }

    boolean isMapped() {
        return family == AddressFamily.IPV6 && high == 0 && (low & ~IPV4_BITS) == MAPPED;
    }

    /** The address with all bits after the first {@code prefixLength} set to zero. */
    IpAddress firstOf(int prefixLength) {
        int hostBits = family.bits() - prefixLength;
        return new IpAddress(family, high & highMask(hostBits), low & lowMask(hostBits));
    }

    /** Whether the first bits are those of another address of the family; asked millions of times, so it makes nothing. */
    boolean hasPrefixOf(IpAddress other, int prefixLength) {
        int hostBits = family.bits() - prefixLength;
        return ((low ^ other.low) & lowMask(hostBits)) == 0 && ((high ^ other.high) & highMask(hostBits)) == 0;
    }

    /** The address with all bits after the first {@code prefixLength} set to one. */
    IpAddress lastOf(int prefixLength) {
        int hostBits = family.bits() - prefixLength;
        long allLow = family == AddressFamily.IPV4 ? IPV4_BITS : -1L;
        long allHigh = family == AddressFamily.IPV4 ? 0 : -1L;
        return new IpAddress(family, high | (~highMask(hostBits) & allHigh), low | (~lowMask(hostBits) & allLow));
    }

    /** The address {@code count} further on, within the same block. */
    public IpAddress plus(long count) {
        long sum = low + count;
        boolean carries = Long.compareUnsigned(sum, low) < 0;
        return new IpAddress(family, carries ? high + 1 : high, sum);
    }

    /** The address with one bit turned, bit 0 being the leftmost of the family. */
    IpAddress withBitSet(int bitFromLeft) {
        int fromRight = family.bits() - 1 - bitFromLeft;
        return fromRight >= 64
                ? new IpAddress(family, high | 1L << (fromRight - 64), low)
                : new IpAddress(family, high, low | 1L << fromRight);
    }

    private static long highMask(int hostBits) {
        if (hostBits <= 64) {
            return -1L;
        }
        return hostBits >= 128 ? 0 : -1L << (hostBits - 64);
    }

    private static long lowMask(int hostBits) {
        return hostBits >= 64 ? 0 : -1L << hostBits;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        if (byFamily != 0) {
            return byFamily;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted quads, or RFC 5952 text. */
    @Override
    public String toString() {
        return family == AddressFamily.IPV4 ? IpAddressText.formatIpv4(low) : IpAddressText.formatIpv6(high, low);
    }
}
