package dev.vpcdoctor.shared.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The targets that a deployment of the probe allows, as its {@code VPC_DOCTOR_ALLOW} says: entries {@code TARGET:PORTS},
 * separated by commas or blanks. The probe decides by it; the command line tells beforehand what the probe would refuse.
 *
 * <p>{@code TARGET} is a host name, {@code *.} and a domain for every name below it, an address, or a CIDR block; IPv6
 * stands in brackets ({@code [fd00::/8]:443}). {@code PORTS} is a port, a range ({@code 1024-2048}), or {@code *}.
 */
public final class AllowList {
    private final List<AllowListEntry> entries;
    private final Optional<String> unreadable;

    private AllowList(List<AllowListEntry> entries, Optional<String> unreadable) {
        this.entries = List.copyOf(entries);
        this.unreadable = unreadable;
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException that names the entry which cannot be read
     */
    public static AllowList parse(String text) {
        List<AllowListEntry> entries = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' || Character.isWhitespace(text.charAt(i))) {
                if (i > begin) {
                    entries.add(AllowListEntry.parse(text.substring(begin, i)));
                }
                begin = i + 1;
            }
        }
        return new AllowList(entries, Optional.empty());
    }

    /** The list of a deployed probe: one that cannot be read allows nothing, and {@link #unreadable()} says why. */
    public static AllowList ofDeployment(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            return new AllowList(List.of(), Optional.of(e.getMessage()));
        }
    }

    /** Which entry cannot be read, and why; empty for a list that can. */
    public Optional<String> unreadable() {
        return unreadable;
    }

    /**
     * Whether a connection may be made.
     *
     * @param host a name or an address, without brackets
     */
    public boolean admits(String host, int port) {
        Optional<IpAddress> address = IpAddress.tryParse(host);
        return address.isPresent() ? admitsAddress(address.get().unmapped(), port) : admitsName(host, port);
    }

    /** Whether the name may be asked about at all. An address is no name, whatever domain its text would belong to. */
    public boolean admitsName(String name) {
        String canonical = AllowListEntry.canonical(name);
        if (IpAddress.tryParse(canonical).isPresent()) {
            return false;
        }
        for (AllowListEntry entry : entries) {
            if (entry.admitsName(canonical)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a connection may be made to whatever the name means. */
    public boolean admitsName(String name, int port) {
        String canonical = AllowListEntry.canonical(name);
        if (IpAddress.tryParse(canonical).isPresent()) {
            return false;
        }
        for (AllowListEntry entry : entries) {
            if (entry.admitsPort(port) && entry.admitsName(canonical)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the address may be asked about at all.
     *
     * @param address as sockets take it, which know no IPv4-mapped ones
     */
    public boolean admitsAddress(IpAddress address) {
        for (AllowListEntry entry : entries) {
            if (entry.admitsAddress(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a connection to the address may be made.
     *
     * @param address as sockets take it, which know no IPv4-mapped ones
     */
    public boolean admitsAddress(IpAddress address, int port) {
        for (AllowListEntry entry : entries) {
            if (entry.admitsPort(port) && entry.admitsAddress(address)) {
                return true;
            }
        }
        return false;
    }

    /** What it names one by one, without repetition; blocks, domains and ranges of ports are no such thing. */
    public List<HostAndPort> endpoints() {
        List<HostAndPort> endpoints = new ArrayList<>();
        for (AllowListEntry entry : entries) {
            HostAndPort endpoint = new HostAndPort(entry.host(), Optional.of(entry.firstPort()));
            if (entry.isOne() && !endpoints.contains(endpoint)) {
                endpoints.add(endpoint);
            }
        }
        return endpoints;
    }
}
