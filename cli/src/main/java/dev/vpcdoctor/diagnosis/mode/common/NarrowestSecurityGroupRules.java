package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The narrowest security group rules that let a connection through. */
public final class NarrowestSecurityGroupRules {
    private NarrowestSecurityGroupRules() {}

    /** Outbound rules, one for each peer: the target's group if it can be named, a list, or its address. */
    public static List<SecurityGroupRule> toDestinations(List<Blocker<NoRuleAdmits>> blockers) {
        return blockers.stream()
                .flatMap(blocker -> peersOf(blocker).stream().map(peer -> rule(blocker.because(), peer)))
                .distinct()
                .toList();
    }

    public static SecurityGroupRule rule(NoRuleAdmits because, Peer peer) {
        return new SecurityGroupRule(because.protocol(), PortRange.of(because.port()), peer);
    }

    private static List<Peer> peersOf(Blocker<NoRuleAdmits> blocker) {
        Destination destination = blocker.path().destination();
        Optional<String> group = destination
                .placement()
                .filter(placement ->
                        placement.subnet().vpcId().equals(blocker.subnet().vpcId()))
                .flatMap(placement -> placement.securityGroupIds().optional())
                .flatMap(ids -> ids.stream().sorted().findFirst());
        if (group.isPresent()) {
            return List.of(new Peer.Group(group.get(), Optional.empty(), Optional.empty()));
        }
        Optional<String> list = destination.nature() instanceof Destination.Nature.AwsService service
                ? service.prefixListId()
                : Optional.empty();
        if (list.isPresent()) {
            return List.of(new Peer.PrefixListMembers(list.get()));
        }
        if (destination.isAnyOfInternet()) {
            return List.of(new Peer.Block(Cidr.ANY_IPV4));
        }
        return destination.addresses().blocks().stream()
                .<Peer>map(Peer.Block::new)
                .toList();
    }

    /** Inbound peers for a sender: one of its groups where the rules can see it, else its addresses. */
    public static List<Peer> senderOf(Blocker<NoRuleAdmits> blocker) {
        Set<String> held = blocker.path().source().securityGroupIds();
        boolean visible = blocker.because().remote().startsWith("sg-");
        if (visible) {
            return List.of(new Peer.Group(
                    held.stream().sorted().findFirst().orElseThrow(), Optional.empty(), Optional.empty()));
        }
        return blocker.path().source().address().blocks().stream()
                .<Peer>map(Peer.Block::new)
                .toList();
    }
}
