package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.network.address.Cidr;
import dev.vpcdoctor.network.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a deployed probe may connect to, as its {@code VPC_DOCTOR_ALLOW} says: entries {@code TARGET:PORTS}, separated by
 * commas or blanks. The probe decides by it; here it only tells beforehand what the probe would refuse.
 *
 * @param entries those that can be read
 */
public record AllowList(List<Entry> entries) {
    private static final int MOST_PORT = 65_535;

    public AllowList {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param host a name, or {@code *.} and a domain, in lower case; or an address or block as it was written
     * @param block if it is an address or a block
     */
    record Entry(String host, Optional<Cidr> block, int firstPort, int lastPort) {

        boolean admits(ProbeEndpoint endpoint) {
            return endpoint.port() >= firstPort && endpoint.port() <= lastPort && admitsHost(endpoint.host());
        }

        private boolean admitsHost(String wanted) {
            Optional<IpAddress> address = IpAddress.tryParse(wanted);
            if (block.isPresent() || address.isPresent()) {
                return block.isPresent()
                        && address.filter(one -> block.get().contains(one)).isPresent();
            }
            return host.startsWith("*.")
                    ? wanted.length() > host.length() - 1 && wanted.endsWith(host.substring(1))
                    : wanted.equals(host);
        }

        /** The one thing that it admits, if it is one. */
        Optional<ProbeEndpoint> endpoint() {
            boolean one = firstPort == lastPort
                    && (block.isPresent() ? IpAddress.tryParse(host).isPresent() : !host.startsWith("*."));
            return one ? Optional.of(new ProbeEndpoint(host, firstPort)) : Optional.empty();
        }
    }

    /** Reads a list. What cannot be read admits nothing. */
    public static AllowList parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String entry : text.split("[,\\s]+", -1)) {
            parseEntry(entry).ifPresent(entries::add);
        }
        return new AllowList(entries);
    }

    private static Optional<Entry> parseEntry(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String target = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String host =
                target.startsWith("[") && target.endsWith("]") ? target.substring(1, target.length() - 1) : target;
        Optional<Cidr> block =
                Cidr.tryParse(host).or(() -> IpAddress.tryParse(host).map(Cidr::of));
        String ports = text.substring(colon + 1);
        String[] ends = ports.equals("*") ? new String[] {"1", "" + MOST_PORT} : ports.split("-", 2);
        Optional<Integer> first = port(ends[0]);
        Optional<Integer> last = port(ends[ends.length - 1]);
        return first.isPresent() && last.isPresent()
                ? Optional.of(new Entry(withoutDot(host), block, first.get(), last.get()))
                : Optional.empty();
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Optional<Integer> port(String digits) {
        return digits.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    /** Whether a connection may be made. */
    public boolean admits(ProbeEndpoint endpoint) {
        return entries.stream().anyMatch(entry -> entry.admits(endpoint));
    }

    /** What it names one by one; blocks, domains and ranges of ports are no such thing. */
    public List<ProbeEndpoint> endpoints() {
        return entries.stream()
                .flatMap(entry -> entry.endpoint().stream())
                .distinct()
                .toList();
    }
}
