package dev.vpcdoctor.shared.address;

import java.util.Optional;

/**
 * A block of addresses, {@code 10.0.0.0/16}.
 *
 * @param base the first address of the block; host bits are always zero
 * @param prefixLength 0 to 32, or 0 to 128
 */
public record Cidr(IpAddress base, int prefixLength) implements Comparable<Cidr> {
    public static final Cidr ANY_IPV4 = parse("0.0.0.0/0");
    public static final Cidr ANY_IPV6 = parse("::/0");

    /**
     * Clears host bits that are set.
     *
     * @throws IllegalArgumentException when the length does not fit the family
     */
    public Cidr {
        if (prefixLength < 0 || prefixLength > base.family().bits()) {
            throw new IllegalArgumentException("a prefix length of " + prefixLength + " does not fit " + base);
        }
        base = base.firstOf(prefixLength);
    }

    /**
     * Reads {@code address/length}. Host bits that are set are cleared, as AWS does.
     *
     * @throws IllegalArgumentException when the text is not such a block, naming the text
     */
    public static Cidr parse(String text) {
        Optional<Cidr> block = tryParse(text);
        if (block.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not an address block such as 10.0.0.0/16");
        }
        return block.get();
    }

    /** As {@link #parse}, empty when the text is not a block. */
    public static Optional<Cidr> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1 || text.length() - slash > 4) {
            return Optional.empty();
        }
        int length = 0;
        for (int i = slash + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            length = length * 10 + (c - '0');
        }
        Optional<IpAddress> address = IpAddress.tryParse(text.substring(0, slash));
        return address.isPresent() && length <= address.get().family().bits()
                ? Optional.of(new Cidr(address.get(), length))
                : Optional.empty();
    }

    /** The block that holds one address. */
    public static Cidr of(IpAddress address) {
        return new Cidr(address, address.family().bits());
    }

    public AddressFamily family() {
        return base.family();
    }

    public IpAddress last() {
        return base.lastOf(prefixLength);
    }

    public boolean contains(IpAddress address) {
        return address.family() == base.family() && base.hasPrefixOf(address, prefixLength);
    }

    /** Whether every address of the other block is in this one. */
    public boolean contains(Cidr other) {
        return other.prefixLength >= prefixLength && contains(other.base);
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Whether the block holds just one address. */
    public boolean isSingle() {
        return prefixLength == base.family().bits();
    }

    /** The number of addresses, as a power of two that a double holds exactly. */
    public double size() {
        return Math.scalb(1.0, base.family().bits() - prefixLength);
    }

    /** The half with the lower addresses, of a block of two addresses or more. */
    public Cidr lowerHalf() {
        return new Cidr(base, prefixLength + 1);
    }

    /** The half with the higher addresses, of a block of two addresses or more. */
    public Cidr upperHalf() {
        return new Cidr(base.withBitSet(prefixLength), prefixLength + 1);
    }

    @Override
    public int compareTo(Cidr other) {
        int byBase = base.compareTo(other.base);
        return byBase != 0 ? byBase : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public String toString() {
        return base + "/" + prefixLength;
    }
}
