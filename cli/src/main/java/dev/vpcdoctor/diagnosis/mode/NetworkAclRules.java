package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.network.address.Cidr;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.AllowInNetworkAcl;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The narrowest network ACL entries that let a connection, or its answers, through. */
final class NetworkAclRules {
    private NetworkAclRules() {}

    /** The network ACLs that block. */
    static List<String> ids(List<Blocker<FilterReason>> blockers) {
        return blockers.stream().map(blocker -> blocker.hop().id()).distinct().toList();
    }

    /** Entries before those that deny; each is made on top of the ones before it, so that numbers do not clash. */
    static Optional<Remedy> allow(Network network, List<Blocker<FilterReason>> blockers) {
        List<Change> changes = new ArrayList<>();
        Network changed = network;
        for (Blocker<FilterReason> blocker : blockers) {
            Optional<NetworkAcl> acl =
                    changed.find(NetworkAcl.class, blocker.hop().id()).optional();
            Optional<NetworkAcl.Entry> denying = denying(blocker.because());
            if (acl.isEmpty() || denying.isEmpty()) {
                continue;
            }
            for (Cidr remote : remotes(blocker)) {
                AllowInNetworkAcl change = AllowInNetworkAcl.before(
                        acl.get(),
                        denying.get().ruleNumber(),
                        denying.get().egress(),
                        blocker.path().protocol(),
                        remote,
                        ports(blocker));
                if (isNew(changes, change)) {
                    changes.add(change);
                    changed = change.applyTo(changed);
                    acl = changed.find(NetworkAcl.class, acl.get().id()).optional();
                }
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remedy("allow them in the network ACL", changes, Optional.of(0.0)));
    }

    private static Optional<NetworkAcl.Entry> denying(FilterReason because) {
        return switch (because) {
            case FilterReason.EntryDecides decides -> Optional.of(decides.entry());
            case FilterReason.EntriesSplitPorts split -> Optional.of(split.denying());
            case FilterReason.RuleAdmits admits -> Optional.empty();
            case FilterReason.NoRuleAdmits none -> Optional.empty();
            case FilterReason.DependsOnAddress depends -> Optional.empty();
            case FilterReason.NotFiltered not -> Optional.empty();
        };
    }

    private static boolean isNew(List<Change> changes, AllowInNetworkAcl change) {
        return changes.stream()
                .map(AllowInNetworkAcl.class::cast)
                .noneMatch(other -> other.networkAclId().equals(change.networkAclId())
                        && other.entry().egress() == change.entry().egress()
                        && other.entry().cidr().equals(change.entry().cidr())
                        && other.entry().ports().equals(change.entry().ports()));
    }

    private static PortRange ports(Blocker<FilterReason> blocker) {
        return blocker.hop().kind().isWayBack()
                ? PortRange.EPHEMERAL
                : PortRange.of(blocker.path().port());
    }

    /** The other end as the ACL sees it: what lies beyond for what goes out or answers, the function for the rest. */
    private static List<Cidr> remotes(Blocker<FilterReason> blocker) {
        Path path = blocker.path();
        HopKind kind = blocker.hop().kind();
        boolean seesDestination = kind == HopKind.NETWORK_ACL_OUT || kind == HopKind.RETURN_NETWORK_ACL_IN;
        if (!seesDestination) {
            return path.source().subnet().cidrBlocks().stream()
                    .filter(block ->
                            block.family() == path.destination().addresses().family())
                    .toList();
        }
        return path.destination().isAnyOfInternet()
                ? List.of(Cidr.ANY_IPV4)
                : path.destination()
                        .placement()
                        .map(placement -> placement.subnet().cidrBlocks())
                        .orElse(path.destination().addresses().blocks());
    }
}
