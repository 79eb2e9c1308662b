package dev.vpcdoctor.network.address;

import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of addresses: one that is known, or all that one may be (a subnet's block, the internet). What a rule says of the
 * whole set is certain; what it says of a part depends on which address it is.
 *
 * <p>Prefix lists hold thousands of blocks: sets are taken apart in one go through both, never block by block.
 *
 * @param blocks blocks that do not overlap each other, in their order
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
        return isEmpty() || (block.contains(blocks.get(0)) && block.contains(blocks.get(blocks.size() - 1)));
    }

    public boolean overlaps(Cidr block) {
        int first = firstFrom(block);
        return first < blocks.size() && blocks.get(first).overlaps(block);
    }

    public boolean overlaps(AddressSet other) {
        List<Cidr> fewer = blocks.size() < other.blocks.size() ? blocks : other.blocks;
        AddressSet more = blocks.size() < other.blocks.size() ? other : this;
        for (Cidr block : fewer) {
            if (more.overlaps(block)) {
                return true;
            }
        }
        return false;
    }

    public AddressSet minus(Cidr block) {
        return minus(of(block));
    }

    public AddressSet minus(AddressSet other) {
        if (!overlaps(other)) {
            return this;
        }
        if (other.blocks.size() == 1 && isWithin(other.blocks.get(0))) {
            return NONE;
        }
        List<Cidr> rest = new ArrayList<>(blocks.size());
        int next = other.firstFrom(blocks.get(0));
        for (Cidr own : blocks) {
            next = other.skipBefore(own, next);
            subtract(own, other.within(own, next), rest);
        }
        return rest.isEmpty() ? NONE : new AddressSet(rest);
    }

    public AddressSet intersect(Cidr block) {
        return isWithin(block) ? this : intersect(of(block));
    }

    public AddressSet intersect(AddressSet other) {
        List<Cidr> common = new ArrayList<>();
        int next = isEmpty() ? 0 : other.firstFrom(blocks.get(0));
        for (Cidr own : blocks) {
            next = other.skipBefore(own, next);
            for (Cidr block : other.within(own, next)) {
                common.add(block.contains(own) ? own : block);
            }
        }
        return common.isEmpty() ? NONE : new AddressSet(common);
    }

    /** The index of the first block that overlaps one, or comes after it. */
    private int firstFrom(Cidr block) {
        int from = 0;
        int to = blocks.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isBefore(blocks.get(middle), block)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The same, for a block behind the one of which the index was asked before: a few steps on. */
    private int skipBefore(Cidr block, int known) {
        int index = known;
        while (index < blocks.size() && isBefore(blocks.get(index), block)) {
            index++;
        }
        return index;
    }

    private static boolean isBefore(Cidr one, Cidr other) {
        return one.compareTo(other) < 0 && !one.contains(other);
    }

    /**
     * The blocks that overlap one: those in it, or the one that it is in.
     *
     * @param first the index of the first of them, if there is any
     */
    private List<Cidr> within(Cidr block, int first) {
        int after = first;
        while (after < blocks.size() && blocks.get(after).overlaps(block)) {
            after++;
        }
        return blocks.subList(first, after);
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

    /** How many addresses there are; counts of whole blocks, which a double holds exactly. */
    public double size() {
        double size = 0;
        for (Cidr block : blocks) {
            size += block.size();
        }
        return size;
    }

    /** Adds what is left of a block without others, all of which overlap it, in their order. */
    private static void subtract(Cidr from, List<Cidr> others, List<Cidr> rest) {
        if (others.isEmpty()) {
            rest.add(from);
        } else if (!others.get(0).contains(from)) {
            int upper = 0;
            while (upper < others.size() && from.lowerHalf().contains(others.get(upper))) {
                upper++;
            }
            subtract(from.lowerHalf(), others.subList(0, upper), rest);
            subtract(from.upperHalf(), others.subList(upper, others.size()), rest);
        }
    }

    @Override
    public String toString() {
        return single().map(IpAddress::toString)
                .orElseGet(() -> blocks.stream().map(Cidr::toString).collect(Collectors.joining(", ")));
    }
}
