package dev.vpcdoctor.network.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of addresses: one that is known, or all that one may be (a subnet's block, the internet). What a rule says of the
 * whole set is certain; what it says of a part depends on which address it is.
 *
 * @param blocks blocks that do not overlap each other
 */
public record AddressSet(List<Cidr> blocks) {
    public static final AddressSet NONE = new AddressSet(List.of());

    /** Every IPv4 address that the internet routes: without the private, shared, local and reserved blocks (RFC 6890). */
    public static final AddressSet PUBLIC_IPV4 = of(Cidr.ANY_IPV4)
            .minus(blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3"));

    /** The global unicast block of IPv6, without the documentation block. */
    public static final AddressSet PUBLIC_IPV6 = of(Cidr.parse("2000::/3")).minus(blocks("2001:db8::/32"));

    public AddressSet {
        blocks = List.copyOf(blocks);
    }

    public static AddressSet of(IpAddress address) {
        return of(Cidr.of(address));
    }

    public static AddressSet of(Cidr block) {
        return new AddressSet(List.of(block));
    }

    /** Every address of a family that the internet routes. */
    public static AddressSet publicOf(AddressFamily family) {
        return switch (family) {
            case IPV4 -> PUBLIC_IPV4;
            case IPV6 -> PUBLIC_IPV6;
        };
    }

    /** The union; the blocks may overlap. */
    public static AddressSet of(List<Cidr> blocks) {
        List<Cidr> apart = new ArrayList<>(blocks.size());
        blocks.stream().sorted().forEach(block -> {
            if (apart.isEmpty() || !apart.get(apart.size() - 1).contains(block)) {
                apart.add(block);
            }
        });
        return new AddressSet(apart);
    }

    private static AddressSet blocks(String... texts) {
        List<Cidr> blocks = new ArrayList<>();
        for (String text : texts) {
            blocks.add(Cidr.parse(text));
        }
        return of(blocks);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** The address, when the set holds just one. */
    public Optional<IpAddress> single() {
        return blocks.size() == 1 && blocks.get(0).isSingle()
                ? Optional.of(blocks.get(0).base())
                : Optional.empty();
    }

    /** The family of the addresses; a set of one walk never mixes them. */
    public AddressFamily family() {
        return blocks.isEmpty() ? AddressFamily.IPV4 : blocks.get(0).family();
    }

    public boolean isWithin(Cidr block) {
        for (Cidr own : blocks) {
            if (!block.contains(own)) {
                return false;
            }
        }
        return true;
    }

    public boolean overlaps(Cidr block) {
        for (Cidr own : blocks) {
            if (own.overlaps(block)) {
                return true;
            }
        }
        return false;
    }

    public boolean overlaps(AddressSet other) {
        for (Cidr block : other.blocks) {
            if (overlaps(block)) {
                return true;
            }
        }
        return false;
    }

    public AddressSet minus(Cidr block) {
        if (!overlaps(block)) {
            return this;
        }
        List<Cidr> rest = new ArrayList<>();
        for (Cidr own : blocks) {
            subtract(own, block, rest);
        }
        return rest.isEmpty() ? NONE : new AddressSet(rest);
    }

    public AddressSet minus(AddressSet other) {
        AddressSet rest = this;
        for (Cidr block : other.blocks) {
            rest = rest.minus(block);
        }
        return rest;
    }

    public AddressSet intersect(Cidr block) {
        if (isWithin(block)) {
            return this;
        }
        List<Cidr> common = new ArrayList<>();
        for (Cidr own : blocks) {
            if (block.contains(own)) {
                common.add(own);
            } else if (own.contains(block)) {
                common.add(block);
            }
        }
        return common.isEmpty() ? NONE : new AddressSet(common);
    }

    /** Only the IPv4 addresses. */
    public AddressSet ipv4() {
        return new AddressSet(blocks.stream()
                .filter(block -> block.family() == AddressFamily.IPV4)
                .toList());
    }

    /** How much of another set, by count of addresses, this one makes up: 0.0 to 1.0. */
    public double shareOf(AddressSet whole) {
        double total = whole.size();
        return total == 0 ? 0 : size() / total;
    }

    private double size() {
        double size = 0;
        for (Cidr block : blocks) {
            size += block.size();
        }
        return size;
    }

    private static void subtract(Cidr from, Cidr block, List<Cidr> rest) {
        if (block.contains(from)) {
            return;
        }
        if (!from.contains(block)) {
            rest.add(from);
            return;
        }
        subtract(from.lowerHalf(), block, rest);
        subtract(from.upperHalf(), block, rest);
    }

    @Override
    public String toString() {
        return single().map(IpAddress::toString)
                .orElseGet(() -> blocks.stream().map(Cidr::toString).collect(Collectors.joining(", ")));
    }
}
