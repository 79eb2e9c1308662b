package dev.vpcdoctor.shared;

/** How a DNS server is asked. */
public enum DnsTransport implements Word {
    /** By UDP, then by TCP if the answer was truncated. */
    AUTO("auto"),
    UDP("udp"),
    TCP("tcp");

    private final String word;

    DnsTransport(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
