package dev.vpcdoctor.network.model;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ordered rules at the border of a subnet; the first that matches decides, and answers are not remembered.
 *
 * @param subnetIds the subnets that it guards
 * @param entries ordered by rule number, the lowest first
 */
public record NetworkAcl(String id, String vpcId, boolean isDefault, List<String> subnetIds, List<Entry> entries)
        implements AwsResource {
    /** The number that AWS gives to the last rule, shown as {@code *}, which denies all. */
    public static final int DENY_ALL_RULE = 32_767;

    public NetworkAcl {
        subnetIds = List.copyOf(subnetIds);
        entries = entries.stream()
                .sorted(Comparator.comparingInt(Entry::ruleNumber))
                .toList();
    }

    /**
     * One rule.
     *
     * @param egress true for packets that leave the subnet
     * @param cidr the remote end
     * @param ports the destination's ports; all for protocols without ports
     */
    public record Entry(
            int ruleNumber, boolean egress, boolean allow, IpProtocol protocol, Cidr cidr, PortRange ports) {}

    public NetworkAcl withSubnet(String subnetId) {
        List<String> changed = new ArrayList<>(subnetIds);
        changed.add(subnetId);
        return new NetworkAcl(id, vpcId, isDefault, changed, entries);
    }

    public NetworkAcl withEntry(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.removeIf(other -> other.ruleNumber() == entry.ruleNumber()
                && other.egress() == entry.egress()
                && other.cidr().family() == entry.cidr().family());
        changed.add(entry);
        return new NetworkAcl(id, vpcId, isDefault, subnetIds, changed);
    }
}
