package dev.vpcdoctor.shared.address;

/** The two families of IP addresses. A rule or route for one never matches the other. */
public enum AddressFamily {
    IPV4(32),
    IPV6(128);

    private final int bits;

    AddressFamily(int bits) {
        this.bits = bits;
    }

    /** Bits in an address: 32 or 128. */
    public int bits() {
        return bits;
    }
}
