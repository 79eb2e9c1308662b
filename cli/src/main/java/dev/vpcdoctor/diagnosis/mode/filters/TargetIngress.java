package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.mode.common.NarrowestSecurityGroupRules;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import java.util.List;
import java.util.Optional;

/** What lets a function in at the other end. */
final class TargetIngress {
    private TargetIngress() {}

    /** The groups of the other end. */
    static List<String> groups(List<Blocker<NoRuleAdmits>> blockers) {
        return blockers.stream()
                .flatMap(blocker -> blocker.because().groupIds().stream())
                .distinct()
                .toList();
    }

    /** Inbound rules for the first group of each interface: its groups allow together. */
    static Optional<Remedy> admit(List<Blocker<NoRuleAdmits>> blockers) {
        List<AuthorizeSecurityGroupIngress> changes = blockers.stream()
                .filter(blocker -> !blocker.because().groupIds().isEmpty())
                .flatMap(blocker -> NarrowestSecurityGroupRules.senderOf(blocker).stream()
                        .map(peer -> new AuthorizeSecurityGroupIngress(
                                blocker.because().groupIds().get(0),
                                NarrowestSecurityGroupRules.rule(blocker.because(), peer))))
                .distinct()
                .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(Remedy.free("admit the function", changes));
    }
}
