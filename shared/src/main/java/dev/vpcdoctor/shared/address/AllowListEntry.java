package dev.vpcdoctor.shared.address;

import java.util.Locale;
import java.util.Optional;

/**
 * One entry of an {@link AllowList}, {@code TARGET:PORTS}.
 *
 * @param host a name, or {@code *.} and a domain, in lower case; or an address or block as it was written
 * @param block if it is an address or a block
 */
record AllowListEntry(String host, Optional<Cidr> block, int firstPort, int lastPort) {

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException that names the entry, and says why it cannot be read
     */
    static AllowListEntry parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw unreadable(text, "it needs a port: HOST:PORT, CIDR:PORT, or :* for every port");
        }
        String target = text.substring(0, colon);
        String ports = text.substring(colon + 1);
        boolean bracketed = target.startsWith("[") && target.endsWith("]");
        if (bracketed) {
            target = HostAndPort.unbracketed(target);
        } else if (target.indexOf(':') >= 0) {
            throw unreadable(text, "IPv6 addresses stand in brackets: [fd00::1]:443");
        }
        Optional<Cidr> block = block(target);
        if (block.isEmpty() && (bracketed || target.indexOf('/') >= 0 || !isNamePattern(target))) {
            throw unreadable(text, target + " is no host name, address or CIDR block");
        }
        int dash = ports.indexOf('-');
        int first = ports.equals("*") ? 1 : port(text, dash < 0 ? ports : ports.substring(0, dash));
        int last = ports.equals("*") ? HostAndPort.MAX_PORT : port(text, dash < 0 ? ports : ports.substring(dash + 1));
        if (first > last) {
            throw unreadable(text, "the range of ports is backwards");
        }
        return new AllowListEntry(canonical(target), block, first, last);
    }

    /** A name in lower case, without a final dot. */
    static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    boolean admitsPort(int port) {
        return port >= firstPort && port <= lastPort;
    }

    /** @param name in its canonical form; no address */
    boolean admitsName(String name) {
        if (block.isPresent()) {
            return false;
        }
        return host.startsWith("*.")
                ? name.length() > host.length() - 1 && name.endsWith(host.substring(1))
                : name.equals(host);
    }

    boolean admitsAddress(IpAddress address) {
        return block.isPresent() && block.get().contains(address);
    }

    /** Whether it admits one thing only, by its own name or address. */
    boolean isOne() {
        return firstPort == lastPort && host.indexOf('/') < 0 && !host.startsWith("*.");
    }

    /**
     * The block that is written out, or the one address. A block of IPv4-mapped addresses is none: as IPv6 it would be
     * another than the IPv4 addresses that sockets make of them.
     */
    private static Optional<Cidr> block(String target) {
        int slash = target.indexOf('/');
        Optional<IpAddress> address = IpAddress.tryParse(slash < 0 ? target : target.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (slash < 0) {
            return Optional.of(Cidr.of(address.get().unmapped()));
        }
        return address.get().isMapped() ? Optional.empty() : Cidr.tryParse(target);
    }

    private static boolean isNamePattern(String target) {
        String name = target.startsWith("*.") ? target.substring(2) : target;
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static int port(String entry, String digits) {
        Optional<Integer> port = HostAndPort.tryParsePort(digits);
        if (port.isEmpty()) {
            throw unreadable(entry, "ports are 1 to 65535, a range like 1024-2048, or *");
        }
        return port.get();
    }

    private static IllegalArgumentException unreadable(String entry, String why) {
        return new IllegalArgumentException("the allow list's entry " + entry + " cannot be read: " + why);
    }
}
