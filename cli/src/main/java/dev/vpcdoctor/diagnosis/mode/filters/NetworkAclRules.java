package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.CreateNetworkAclEntry;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
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
    static Optional<Remedy> allow(Examination about, List<Blocker<FilterReason>> blockers) {
        List<CreateNetworkAclEntry> changes = new ArrayList<>();
        Network changed = about.network();
        for (Blocker<FilterReason> blocker : blockers) {
            Optional<NetworkAcl> acl =
                    changed.find(NetworkAcl.class, blocker.hop().id()).optional();
            Optional<NetworkAcl.Entry> denying = denying(blocker.because());
            if (acl.isEmpty() || denying.isEmpty()) {
                continue;
            }
            for (Cidr remote : remotes(about, blocker)) {
                Optional<CreateNetworkAclEntry> change = CreateNetworkAclEntry.before(
                        acl.get(), denying.get(), blocker.path().protocol(), remote, ports(blocker));
                if (change.isPresent() && isNew(changes, change.get())) {
                    changes.add(change.get());
                    changed = change.get().applyTo(changed);
                    acl = changed.find(NetworkAcl.class, acl.get().id()).optional();
                }
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Remedy.free("allow them in the network ACL", changes));
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

    private static boolean isNew(List<CreateNetworkAclEntry> changes, CreateNetworkAclEntry change) {
        return changes.stream()
                .noneMatch(other -> other.networkAclId().equals(change.networkAclId())
                        && other.entry().egress() == change.entry().egress()
                        && other.entry().protocol().equals(change.entry().protocol())
                        && other.entry().cidr().equals(change.entry().cidr())
                        && other.entry().ports().equals(change.entry().ports()));
    }

    private static PortRange ports(Blocker<FilterReason> blocker) {
        return blocker.hop().kind().isWayBack()
                ? PortRange.EPHEMERAL
                : PortRange.of(blocker.path().port());
    }

    /** The other end as the ACL sees it: what lies beyond for what goes out or answers, the function for the rest. */
    private static List<Cidr> remotes(Examination about, Blocker<FilterReason> blocker) {
        Path path = blocker.path();
        HopKind kind = blocker.hop().kind();
        boolean seesDestination = kind == HopKind.NETWORK_ACL_OUT || kind == HopKind.RETURN_NETWORK_ACL_IN;
        if (!seesDestination) {
            return path.source().subnet().cidrBlocks().stream()
                    .filter(block ->
                            block.family() == path.destination().addresses().family())
                    .toList();
        }
        AddressFamily family = path.destination().addresses().family();
        if (path.destination().isAnyOfInternet()) {
            return List.of(family == AddressFamily.IPV4 ? Cidr.ANY_IPV4 : Cidr.ANY_IPV6);
        }
        List<Cidr> wherever = wherever(about, path.destination()).stream()
                .flatMap(subnet -> subnet.cidrBlock(family).stream())
                .toList();
        return wherever.isEmpty() ? path.destination().addresses().blocks() : wherever;
    }

    /** A database that fails over stands in another subnet of its group. */
    private static List<Subnet> wherever(Examination about, Destination destination) {
        List<Subnet> ofGroup = destination.nature() instanceof Destination.Nature.Managed managed
                ? managed.service().subnetIds().optional().stream()
                        .flatMap(List::stream)
                        .flatMap(id -> about.network().find(Subnet.class, id).optional().stream())
                        .toList()
                : List.of();
        return ofGroup.isEmpty()
                ? destination.placement().map(Destination.Placement::subnet).stream()
                        .toList()
                : ofGroup;
    }
}
