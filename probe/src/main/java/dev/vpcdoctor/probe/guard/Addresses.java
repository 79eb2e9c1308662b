package dev.vpcdoctor.probe.guard;

import dev.vpcdoctor.shared.AddressScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.Address;

/** Addresses as text and what kind of address they are. Never asks a name server. */
public final class Addresses {
    private static final int IPV4_LENGTH = 4;
    private static final Cidr CARRIER_GRADE_NAT = Cidr.of("100.64.0.0/10");
    private static final Cidr UNIQUE_LOCAL = Cidr.of("fc00::/7");
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");
    private static final Cidr IPV4_COMPATIBLE = Cidr.of("::/96");
    private static final Cidr THIS_NETWORK = Cidr.of("0.0.0.0/8");
    private static final Cidr RESERVED = Cidr.of("240.0.0.0/4");

    private Addresses() {}

    /** The address that the text writes out; empty if it is none, as a host name is not. */
    public static Optional<InetAddress> parse(String text) {
        try {
            byte[] bytes = Address.toByteArray(text, Address.IPv4);
            if (bytes == null) {
                bytes = Address.toByteArray(text, Address.IPv6);
            }
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The address as text without name or scope; IPv6 in the short form of RFC 5952, as AWS writes it. */
    public static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_LENGTH) {
            return address.getHostAddress();
        }
        int[] groups = new int[bytes.length / 2];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << Byte.SIZE) | (bytes[2 * i + 1] & 0xff);
        }
        int from = longestZeroRun(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == from) {
                text.append("::");
                while (i + 1 < groups.length && groups[i + 1] == 0) {
                    i++;
                }
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Where the first of the longest runs of at least two zeros begins; -1 if there is none. */
    private static int longestZeroRun(int[] groups) {
        int best = -1;
        int bestLength = 1;
        for (int start = 0; start < groups.length; start++) {
            int end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                best = start;
                bestLength = end - start;
            }
        }
        return best;
    }

    /** The IPv4 address that a NAT64 or IPv4-compatible IPv6 address leads to; else the address itself. */
    static InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_LENGTH || !(NAT64.contains(address) || IPV4_COMPATIBLE.contains(address))) {
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
        boolean inside =
                address.isSiteLocalAddress() || CARRIER_GRADE_NAT.contains(address) || UNIQUE_LOCAL.contains(address);
        return inside ? AddressScope.PRIVATE : AddressScope.PUBLIC;
    }

    /** Unspecified, multicast, broadcast and reserved addresses: nothing that a connection can be made to elsewhere. */
    static boolean isNoHost(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || THIS_NETWORK.contains(address)
                || RESERVED.contains(address);
    }
}
