package dev.vpcdoctor.probe.guard;

import dev.vpcdoctor.shared.AddressScope;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Addresses of Java as text, and what kind of address they are. Never asks a name server. */
public final class Addresses {
    private static final int IPV4_LENGTH = 4;
    private static final Cidr CARRIER_GRADE_NAT = Cidr.parse("100.64.0.0/10");
    private static final Cidr UNIQUE_LOCAL = Cidr.parse("fc00::/7");
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr IPV4_COMPATIBLE = Cidr.parse("::/96");
    private static final Cidr THIS_NETWORK = Cidr.parse("0.0.0.0/8");
    private static final Cidr RESERVED = Cidr.parse("240.0.0.0/4");

    private Addresses() {}

    /** The address that the text writes out; empty if it is none, as a host name is not. */
    public static Optional<InetAddress> parse(String text) {
        Optional<IpAddress> address = IpAddress.tryParse(text);
        try {
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByAddress(address.get().bytes()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** The address as text without name or scope; IPv6 in the short form of RFC 5952, as AWS writes it. */
    public static String text(InetAddress address) {
        return ip(address).toString();
    }

    /** The same address, to be compared with blocks. */
    static IpAddress ip(InetAddress address) {
        return IpAddress.of(address.getAddress());
    }

    /** The IPv4 address that a NAT64 or IPv4-compatible IPv6 address leads to; else the address itself. */
    static InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!NAT64.contains(ip(address)) && !IPV4_COMPATIBLE.contains(ip(address))) {
            return address;
        }
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - IPV4_LENGTH, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    public static AddressScope scope(InetAddress address) {
        if (isNoHost(address) || address.isLoopbackAddress() || address.isLinkLocalAddress()) {
            return AddressScope.SPECIAL;
        }
        boolean inside = address.isSiteLocalAddress()
                || CARRIER_GRADE_NAT.contains(ip(address))
                || UNIQUE_LOCAL.contains(ip(address));
        return inside ? AddressScope.PRIVATE : AddressScope.PUBLIC;
    }

    /** Unspecified, multicast, broadcast and reserved addresses: nothing that a connection can be made to elsewhere. */
    static boolean isNoHost(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || THIS_NETWORK.contains(ip(address))
                || RESERVED.contains(ip(address));
    }
}
