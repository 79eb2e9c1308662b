package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.Fact;
import java.util.Set;

/**
 * A request on its way, as the rules it meets see it.
 *
 * @param from the address it carries as its source now: a NAT gateway changes it
 * @param port of the destination
 * @param sender which groups the sender holds, as far as rules at the other end can still tell
 */
record Packet(AddressSet from, AddressSet to, IpProtocol protocol, int port, Sender sender) {

    /**
     * The sender, to rules that name security groups.
     *
     * @param groups unknown where it depends on a fact that is missing, empty behind anything that changes addresses
     */
    record Sender(Set<String> heldGroups, Fact<Set<String>> groups) {
        static Sender holding(Set<String> groups) {
            return new Sender(groups, Fact.known(groups));
        }

        static Sender hidden() {
            return new Sender(Set.of(), Fact.known(Set.of()));
        }

        Sender seenAs(Fact<Set<String>> groups) {
            return new Sender(heldGroups, groups);
        }
    }

    Packet from(AddressSet changed, Sender changedSender) {
        return new Packet(changed, to, protocol, port, changedSender);
    }

    Packet seenAs(Sender changedSender) {
        return new Packet(from, to, protocol, port, changedSender);
    }
}
