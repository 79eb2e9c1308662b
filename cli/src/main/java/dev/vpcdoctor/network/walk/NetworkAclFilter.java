package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkAcl.Entry;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the network ACL of a subnet does at its border: the lowest rule number that matches decides, requests and answers
 * are judged apart (docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html).
 */
final class NetworkAclFilter {
    private final Network network;

    NetworkAclFilter(Network network) {
        this.network = network;
    }

    /**
     * What crosses the border.
     *
     * @param remote the other end's address, or all that it may have
     * @param ports to which the packets go
     * @param anyOfInternet whether few exceptions do not matter
     */
    record Traffic(AddressSet remote, IpProtocol protocol, PortRange ports, boolean anyOfInternet) {}

    Hop decide(HopKind kind, Subnet subnet, boolean egress, Traffic traffic) {
        return switch (network.networkAclOf(subnet)) {
            case Fact.Known<NetworkAcl> known -> {
                Split split = split(known.value(), egress, traffic);
                yield new Hop(kind, known.value().id(), split.verdict(), split.because());
            }
            case Fact.Unknown<NetworkAcl> unknown ->
                new Hop(kind, "", Verdict.UNKNOWN, new Reason.Missing(unknown.because(), unknown.toKnow()));
        };
    }

    private static Split split(NetworkAcl acl, boolean egress, Traffic traffic) {
        Split split = new Split(traffic);
        List<Box> rest = List.of(new Box(traffic.remote(), traffic.ports(), null));
        for (Entry entry : acl.entries()) {
            boolean matches = entry.egress() == egress
                    && entry.cidr().family() == traffic.remote().family()
                    && entry.protocol().covers(traffic.protocol());
            if (!matches) {
                continue;
            }
            List<Box> left = new ArrayList<>();
            rest.forEach(box -> split.decide(box, entry, left));
            rest = left;
            if (rest.isEmpty()) {
                return split;
            }
        }
        Entry denyAll = new Entry(
                NetworkAcl.DENY_ALL_RULE,
                egress,
                false,
                IpProtocol.ALL,
                traffic.remote().family() == AddressFamily.IPV4 ? Cidr.ANY_IPV4 : Cidr.ANY_IPV6,
                PortRange.ALL);
        rest.forEach(box -> split.decide(box, denyAll, new ArrayList<>()));
        return split;
    }

    /** Addresses and ports that share one fate. */
    private record Box(AddressSet addresses, PortRange ports, Entry decidedBy) {
        double shareOf(Traffic traffic) {
            return addresses.shareOf(traffic.remote())
                    * ports.size()
                    / traffic.ports().size();
        }
    }

    private static final class Split {
        private final Traffic traffic;
        private final List<Box> admitted = new ArrayList<>();
        private final List<Box> denied = new ArrayList<>();

        Split(Traffic traffic) {
            this.traffic = traffic;
        }

        /** Decides the part of a box that an entry matches, and hands on what it does not. */
        void decide(Box box, Entry entry, List<Box> left) {
            PortRange entryPorts = entry.protocol().hasPorts() ? entry.ports() : PortRange.ALL;
            AddressSet addresses = box.addresses().intersect(entry.cidr());
            if (addresses.isEmpty() || !entryPorts.overlaps(box.ports())) {
                left.add(box);
                return;
            }
            int from = Math.max(box.ports().from(), entryPorts.from());
            int to = Math.min(box.ports().to(), entryPorts.to());
            (entry.allow() ? admitted : denied).add(new Box(addresses, new PortRange(from, to), entry));
            AddressSet otherAddresses = box.addresses().minus(entry.cidr());
            if (!otherAddresses.isEmpty()) {
                left.add(new Box(otherAddresses, box.ports(), null));
            }
            if (from > box.ports().from()) {
                left.add(new Box(addresses, new PortRange(box.ports().from(), from - 1), null));
            }
            if (to < box.ports().to()) {
                left.add(new Box(addresses, new PortRange(to + 1, box.ports().to()), null));
            }
        }

        Verdict verdict() {
            if (denied.isEmpty()) {
                return Verdict.OPEN;
            }
            if (admitted.isEmpty()) {
                return Verdict.BLOCKED;
            }
            double dropped =
                    denied.stream().mapToDouble(box -> box.shareOf(traffic)).sum();
            boolean fewDoNotMatter = traffic.anyOfInternet() || splitsPortsOnly();
            if (fewDoNotMatter && dropped < SecurityGroupFilter.NEGLIGIBLE_SHARE) {
                return Verdict.OPEN;
            }
            return splitsPortsOnly() ? Verdict.SOMETIMES : Verdict.UNKNOWN;
        }

        Reason because() {
            if (admitted.isEmpty()) {
                return new FilterReason.EntryDecides(largest(denied).decidedBy());
            }
            if (denied.isEmpty() || (!splitsPortsOnly() && verdict() == Verdict.OPEN)) {
                return new FilterReason.EntryDecides(largest(admitted).decidedBy());
            }
            if (splitsPortsOnly()) {
                List<PortRange> ports = admitted.stream()
                        .map(Box::ports)
                        .sorted(Comparator.comparingInt(PortRange::from))
                        .toList();
                return new FilterReason.EntriesSplitPorts(
                        ports, traffic.ports(), largest(denied).decidedBy());
            }
            Entry admitting = largest(admitted).decidedBy();
            return new FilterReason.DependsOnAddress(
                    admitting.egress() ? FilterReason.Direction.OUT : FilterReason.Direction.IN,
                    admitting.cidr().toString());
        }

        private boolean splitsPortsOnly() {
            return admitted.stream().allMatch(box -> box.addresses().shareOf(traffic.remote()) == 1.0)
                    && denied.stream().allMatch(box -> box.addresses().shareOf(traffic.remote()) == 1.0);
        }

        private Box largest(List<Box> boxes) {
            return boxes.stream()
                    .max(Comparator.comparingDouble(box -> box.shareOf(traffic)))
                    .orElseThrow();
        }
    }
}
