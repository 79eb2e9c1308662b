package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.Cidr;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.address.Protocol;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkAcl.Entry;
import java.util.List;
import java.util.stream.IntStream;

/** A new entry in a network ACL, with a number below that of the entry which drops the packets now. */
public record AllowInNetworkAcl(String networkAclId, Entry entry) implements Change {
    private static final int USUAL_NUMBER = 100;

    /**
     * An entry that comes before another one.
     *
     * @param before the number of the entry that denies
     */
    public static AllowInNetworkAcl before(
            NetworkAcl acl, int before, boolean egress, Protocol protocol, Cidr cidr, PortRange ports) {
        int number = freeNumber(acl, before, egress);
        return new AllowInNetworkAcl(acl.id(), new Entry(number, egress, true, protocol, cidr, ports));
    }

    /** A free number below another: a round one if there is one, as people leave gaps. */
    private static int freeNumber(NetworkAcl acl, int before, boolean egress) {
        List<Integer> taken = acl.entries().stream()
                .filter(entry -> entry.egress() == egress)
                .map(Entry::ruleNumber)
                .toList();
        int highest = taken.stream().filter(number -> number < before).reduce(0, Math::max);
        int round = highest / USUAL_NUMBER * USUAL_NUMBER + USUAL_NUMBER;
        return round < before && !taken.contains(round)
                ? round
                : IntStream.range(1, before)
                        .map(step -> before - step)
                        .filter(number -> !taken.contains(number))
                        .findFirst()
                        .orElse(1);
    }

    @Override
    public List<String> commands() {
        String cidrOption = entry.cidr().toString().contains(":") ? " --ipv6-cidr-block " : " --cidr-block ";
        return List.of("aws ec2 create-network-acl-entry --network-acl-id " + networkAclId + " --rule-number "
                + entry.ruleNumber() + (entry.egress() ? " --egress" : " --ingress") + " --protocol "
                + entry.protocol() + " --port-range From=" + entry.ports().from() + ",To="
                + entry.ports().to() + cidrOption + entry.cidr() + " --rule-action allow");
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(NetworkAcl.class, networkAclId)
                .optional()
                .map(acl -> network.with(acl.withEntry(entry)))
                .orElse(network);
    }
}
