package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.mode.common.Rules;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.remedy.AuthorizeSecurityGroup;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
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
        List<Change> changes = blockers.stream()
                .filter(blocker -> !blocker.because().groupIds().isEmpty())
                .flatMap(blocker -> Rules.senderOf(blocker).stream()
                        .<Change>map(peer -> AuthorizeSecurityGroup.in(
                                blocker.because().groupIds().get(0), Rules.rule(blocker.because(), peer))))
                .distinct()
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remedy("admit the function", changes, Optional.of(0.0)));
    }
}
