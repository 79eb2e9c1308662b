package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the security groups of one interface do with a new connection: the union of all their rules, which only allow.
 * Answers are never asked about (docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */
final class SecurityGroupFilter {
    /** Below this share of an internet address that may be any, exceptions do not matter. */
    static final double NEGLIGIBLE_SHARE = 0.01;

    private final Network network;

    SecurityGroupFilter(Network network) {
        this.network = network;
    }

    /**
     * What a connection is to the rules of one side.
     *
     * @param addresses the other end's address, or all that it may have
     * @param groups the other end's groups, as far as these rules can tell; unknown if a fact is missing
     * @param prefixListId a list that is known to hold exactly these addresses
     * @param anyOfInternet whether few exceptions do not matter
     */
    record Remote(
            AddressSet addresses,
            Fact<Set<String>> groups,
            Optional<String> prefixListId,
            boolean anyOfInternet,
            String label) {}

    Hop decide(HopKind kind, Collection<String> groupIds, Direction direction, Packet packet, Remote remote) {
        AddressSet rest = remote.addresses();
        List<String> admittedInPart = new ArrayList<>();
        Fact.Unknown<?> missing = null;
        for (String groupId : groupIds.stream().sorted().toList()) {
            Fact<SecurityGroup> found = network.find(SecurityGroup.class, groupId);
            if (found instanceof Fact.Unknown<SecurityGroup> unknown) {
                missing = unknown;
                continue;
            }
            SecurityGroup group = found.optional().orElseThrow();
            for (SecurityGroupRule rule : direction == Direction.IN ? group.ingress() : group.egress()) {
                if (!matchesTraffic(rule, packet)) {
                    continue;
                }
                Match match = match(rule.peer(), rest, remote);
                rest = match.rest();
                if (rest.isEmpty()) {
                    return new Hop(kind, groupId, Verdict.OPEN, new FilterReason.RuleAdmits(groupId, rule, direction));
                }
                if (match.inPart()) {
                    admittedInPart.add(rule.peer().toString());
                }
                missing = match.missing() != null ? match.missing() : missing;
            }
        }
        return undecided(kind, groupIds, direction, packet, remote, rest, admittedInPart, missing);
    }

    private static Hop undecided(
            HopKind kind,
            Collection<String> groupIds,
            Direction direction,
            Packet packet,
            Remote remote,
            AddressSet rest,
            List<String> admittedInPart,
            Fact.Unknown<?> missing) {
        String id = String.join(",", groupIds.stream().sorted().toList());
        String admitted = String.join(", ", admittedInPart);
        if (!admittedInPart.isEmpty()
                && remote.anyOfInternet()
                && rest.shareOf(remote.addresses()) < NEGLIGIBLE_SHARE) {
            return new Hop(kind, id, Verdict.OPEN, new FilterReason.NotFiltered("rules admit " + admitted));
        }
        if (missing != null) {
            return new Hop(kind, id, Verdict.UNKNOWN, new Reason.Missing(missing.because(), missing.toKnow()));
        }
        if (!admittedInPart.isEmpty()) {
            return new Hop(kind, id, Verdict.UNKNOWN, new FilterReason.DependsOnAddress(direction, admitted));
        }
        List<String> ids = groupIds.stream().sorted().toList();
        return new Hop(
                kind,
                id,
                Verdict.BLOCKED,
                new FilterReason.NoRuleAdmits(ids, direction, packet.protocol(), packet.port(), remote.label()));
    }

    private static boolean matchesTraffic(SecurityGroupRule rule, Packet packet) {
        return rule.protocol().covers(packet.protocol())
                && (!rule.protocol().hasPorts() || rule.ports().contains(packet.port()));
    }

    private record Match(AddressSet rest, boolean inPart, Fact.Unknown<?> missing) {
        static Match none(AddressSet rest) {
            return new Match(rest, false, null);
        }

        static Match whole() {
            return new Match(AddressSet.NONE, false, null);
        }

        static Match missing(AddressSet rest, Fact.Unknown<?> why) {
            return new Match(rest, false, why);
        }
    }

    private Match match(SecurityGroupRule.Peer peer, AddressSet rest, Remote remote) {
        return switch (peer) {
            case SecurityGroupRule.Peer.Block block ->
                new Match(rest.minus(block.cidr()), rest.overlaps(block.cidr()), null);
            case SecurityGroupRule.Peer.PrefixListMembers members -> matchPrefixList(members, rest, remote);
            case SecurityGroupRule.Peer.Group group -> matchGroup(group, rest, remote);
        };
    }

    private Match matchPrefixList(SecurityGroupRule.Peer.PrefixListMembers members, AddressSet rest, Remote remote) {
        if (remote.prefixListId().equals(Optional.of(members.prefixListId()))) {
            return Match.whole();
        }
        Fact<AddressSet> entries =
                network.find(PrefixList.class, members.prefixListId()).flatMap(PrefixList::entries);
        return switch (entries) {
            case Fact.Known<AddressSet> known ->
                new Match(rest.minus(known.value()), rest.overlaps(known.value()), null);
            case Fact.Unknown<AddressSet> unknown -> Match.missing(rest, unknown);
        };
    }

    private static Match matchGroup(SecurityGroupRule.Peer.Group group, AddressSet rest, Remote remote) {
        // A rule that names a group of a peering that is gone is stale: it stays in the list and admits nothing.
        if (!group.peeringStatus().orElse("active").equals("active")) {
            return Match.none(rest);
        }
        return switch (remote.groups()) {
            case Fact.Known<Set<String>> known ->
                known.value().contains(group.groupId()) ? Match.whole() : Match.none(rest);
            case Fact.Unknown<Set<String>> unknown -> Match.missing(rest, unknown);
        };
    }
}
