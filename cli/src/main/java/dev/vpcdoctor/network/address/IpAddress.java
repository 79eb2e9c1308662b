package dev.vpcdoctor.network.address;

import java.util.Optional;

/**
 * One IP address, as 128 bits of which an IPv4 address uses the lowest 32.
 *
 * @param family which of the two
 * @param high the upper 64 bits, zero for IPv4
 * @param low the lower 64 bits
 */
public record IpAddress(AddressFamily family, long high, long low) implements Comparable<IpAddress> {

    /**
     * Reads dotted quads ({@code 10.0.0.1}) and IPv6 text (RFC 4291, {@code 2001:db8::1}, also with an embedded IPv4
     * address). Host names are never looked up.
     *
     * @throws IllegalArgumentException when the text is not an address, naming the text
     */
    public static IpAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an IP address"));
    }

    /** As {@link #parse}, empty when the text is not an address. */
    public static Optional<IpAddress> tryParse(String text) {
        return text.indexOf(':') >= 0 ? IpAddressText.parseIpv6(text) : IpAddressText.parseIpv4(text);
    }

    static IpAddress ipv4(long bits) {
        return new IpAddress(AddressFamily.IPV4, 0, bits & 0xFFFF_FFFFL);
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
        long allLow = family == AddressFamily.IPV4 ? 0xFFFF_FFFFL : -1L;
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
