package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkAcl.Entry;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A new entry in a network ACL, with a number below that of the entry which drops the packets now. */
public record CreateNetworkAclEntry(String networkAclId, Entry entry) implements Change {
    private static final int USUAL_GAP = 100;

    /** An entry that allows and comes before the one which denies; empty where that has the lowest number. */
    public static Optional<CreateNetworkAclEntry> before(
            NetworkAcl acl, Entry denying, IpProtocol protocol, Cidr cidr, PortRange ports) {
        return freeNumber(acl, denying)
                .map(number -> new CreateNetworkAclEntry(
                        acl.id(), new Entry(number, denying.egress(), true, protocol, cidr, ports)));
    }

    /** A free number below another: a round one if there is one, as people leave gaps. */
    private static Optional<Integer> freeNumber(NetworkAcl acl, Entry denying) {
        int before = denying.ruleNumber();
        List<Integer> taken = acl.entries().stream()
                .filter(entry -> entry.egress() == denying.egress())
                .map(Entry::ruleNumber)
                .toList();
        int highest = taken.stream().filter(number -> number < before).reduce(0, Math::max);
        int round = highest / USUAL_GAP * USUAL_GAP + USUAL_GAP;
        return round < before
                ? Optional.of(round)
                : IntStream.range(1, before)
                        .map(step -> before - step)
                        .filter(number -> !taken.contains(number))
                        .boxed()
                        .findFirst();
    }

    @Override
    public List<String> commands() {
        boolean ipv6 = entry.cidr().family() == AddressFamily.IPV6;
        return List.of("aws ec2 create-network-acl-entry --network-acl-id " + networkAclId + " --rule-number "
                + entry.ruleNumber() + (entry.egress() ? " --egress" : " --ingress") + " --protocol "
                + entry.protocol() + " --port-range From=" + entry.ports().from() + ",To="
                + entry.ports().to() + (ipv6 ? " --ipv6-cidr-block " : " --cidr-block ") + entry.cidr()
                + " --rule-action allow");
    }

    @Override
    public Network applyTo(Network network) {
        return network.update(NetworkAcl.class, networkAclId, acl -> acl.withEntry(entry));
    }
}
