package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import java.util.List;
import java.util.stream.Collectors;

/** What security groups and network ACLs decide. */
public sealed interface FilterReason extends Reason {

    /** Seen from the interface or subnet that is guarded. */
    enum Direction {
        IN("from"),
        OUT("to");

        private final String preposition;

        Direction(String preposition) {
            this.preposition = preposition;
        }

        @Override
        public String toString() {
            return preposition;
        }
    }

    /** A rule of a security group admits the packet. */
    record RuleAdmits(String groupId, SecurityGroupRule rule, Direction direction) implements FilterReason {
        @Override
        public String says() {
            boolean anywhere = rule.peer() instanceof SecurityGroupRule.Peer.Block block
                    && block.cidr().prefixLength() == 0;
            if (anywhere && direction == Direction.OUT && rule.traffic().equals("all traffic")) {
                return "all traffic out";
            }
            return rule.traffic() + " " + direction + " " + (anywhere ? "anywhere" : rule.peer());
        }
    }

    /**
     * No rule of any of the groups admits the packet.
     *
     * @param remote the other end: its security groups if the rules can see them, else its address
     */
    record NoRuleAdmits(List<String> groupIds, Direction direction, IpProtocol protocol, int port, String remote)
            implements FilterReason {
        @Override
        public String says() {
            return "no rule admits " + protocol + " " + port + " " + direction + " " + remote;
        }
    }

    /** Only a part of the addresses that the other end may have is admitted. */
    record DependsOnAddress(Direction direction, String admitted) implements FilterReason {
        @Override
        public String says() {
            return "depends on the address: only " + direction + " " + admitted;
        }
    }

    /** An entry of a network ACL matches and decides. */
    record EntryDecides(NetworkAcl.Entry entry) implements FilterReason {
        @Override
        public String says() {
            return name(entry) + (entry.allow() ? " allow" : " deny");
        }
    }

    /**
     * Entries of a network ACL admit some ports and drop others.
     *
     * @param admitted ports that pass
     * @param ports all that are needed
     * @param denying the entry that drops the most of the rest
     */
    record EntriesSplitPorts(List<PortRange> admitted, PortRange ports, NetworkAcl.Entry denying)
            implements FilterReason {
        public EntriesSplitPorts {
            admitted = List.copyOf(admitted);
        }

        /** How many of the needed ports are dropped: 0.0 to 1.0. */
        public double droppedShare() {
            int passing = admitted.stream().mapToInt(PortRange::size).sum();
            return 1.0 - (double) passing / ports.size();
        }

        @Override
        public String says() {
            return "only ports " + admitted.stream().map(PortRange::toString).collect(Collectors.joining(", ")) + " of "
                    + ports + " pass";
        }
    }

    /** Nothing filters here. */
    record NotFiltered(String why) implements FilterReason {
        @Override
        public String says() {
            return why;
        }
    }

    private static String name(NetworkAcl.Entry entry) {
        return entry.ruleNumber() == NetworkAcl.DENY_ALL_RULE ? "rule *" : "rule " + entry.ruleNumber();
    }
}
