package dev.vpcdoctor.shared;

/** From where an address can be reached. */
public enum AddressScope implements Word {
    /** RFC 1918, RFC 6598 (100.64.0.0/10) and IPv6 unique local addresses: inside networks only. */
    PRIVATE("private"),
    PUBLIC("public"),
    /** Loopback, link-local, multicast, unspecified and other addresses that are no host elsewhere. */
    SPECIAL("special");

    private final String word;

    AddressScope(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
