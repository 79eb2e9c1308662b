package dev.vpcdoctor.probe.guard;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The targets that a deployment allows: entries {@code TARGET:PORTS}, separated by commas or blanks.
 *
 * <p>{@code TARGET} is a host name, {@code *.} and a domain for every name below it, an address, or a CIDR block; IPv6
 * stands in brackets ({@code [fd00::/8]:443}). {@code PORTS} is a port, a range ({@code 1024-2048}), or {@code *}.
 */
public final class AllowList {
    private static final int MAX_PORT = 65_535;

    private record Entry(String host, Optional<Cidr> block, int firstPort, int lastPort) {
        boolean admitsPort(int port) {
            return port >= firstPort && port <= lastPort;
        }

        boolean admitsName(String name) {
            if (block.isPresent()) {
                return false;
            }
            return host.startsWith("*.")
                    ? name.length() > host.length() - 1 && name.endsWith(host.substring(1))
                    : name.equals(host);
        }
    }

    private final List<Entry> entries;

    private AllowList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException that names the entry which cannot be read
     */
    public static AllowList parse(String text) {
        List<Entry> entries = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' || Character.isWhitespace(text.charAt(i))) {
                if (i > begin) {
                    entries.add(parseEntry(text.substring(begin, i)));
                }
                begin = i + 1;
            }
        }
        return new AllowList(entries);
    }

    /** Whether the name may be asked about at all. */
    boolean admitsName(String name) {
        String canonical = canonical(name);
        for (Entry entry : entries) {
            if (entry.admitsName(canonical)) {
                return true;
            }
        }
        return false;
    }

    boolean admitsName(String name, int port) {
        String canonical = canonical(name);
        for (Entry entry : entries) {
            if (entry.admitsPort(port) && entry.admitsName(canonical)) {
                return true;
            }
        }
        return false;
    }

    boolean admitsAddress(InetAddress address, int port) {
        for (Entry entry : entries) {
            if (entry.admitsPort(port)
                    && entry.block().isPresent()
                    && entry.block().get().contains(address)) {
                return true;
            }
        }
        return false;
    }

    boolean admitsAddress(InetAddress address) {
        for (Entry entry : entries) {
            if (entry.block().isPresent() && entry.block().get().contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Entry parseEntry(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw unreadable(text, "it needs a port: HOST:PORT, CIDR:PORT, or :* for every port");
        }
        String target = text.substring(0, colon);
        String ports = text.substring(colon + 1);
        boolean bracketed = target.startsWith("[") && target.endsWith("]");
        if (bracketed) {
            target = target.substring(1, target.length() - 1);
        } else if (target.indexOf(':') >= 0) {
            throw unreadable(text, "IPv6 addresses stand in brackets: [fd00::1]:443");
        }
        Optional<Cidr> block = Cidr.parse(target);
        if (block.isEmpty() && (bracketed || target.indexOf('/') >= 0 || !isNamePattern(target))) {
            throw unreadable(text, target + " is no host name, address or CIDR block");
        }
        int dash = ports.indexOf('-');
        int first = ports.equals("*") ? 1 : port(text, dash < 0 ? ports : ports.substring(0, dash));
        int last = ports.equals("*") ? MAX_PORT : port(text, dash < 0 ? ports : ports.substring(dash + 1));
        if (first > last) {
            throw unreadable(text, "the range of ports is backwards");
        }
        return new Entry(canonical(target), block, first, last);
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
        boolean number = !digits.isEmpty() && digits.length() <= 5;
        for (int i = 0; i < digits.length(); i++) {
            number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        int port = number ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw unreadable(entry, "ports are 1 to 65535, a range like 1024-2048, or *");
        }
        return port;
    }

    private static IllegalArgumentException unreadable(String entry, String why) {
        return new IllegalArgumentException("the allow list's entry " + entry + " cannot be read: " + why);
    }
}
