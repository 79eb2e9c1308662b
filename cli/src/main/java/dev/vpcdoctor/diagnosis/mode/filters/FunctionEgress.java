package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.common.NarrowestSecurityGroupRules;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupEgress;
import java.util.List;
import java.util.Optional;

/** What lets a function out. */
final class FunctionEgress {
    private FunctionEgress() {}

    /** Outbound rules for the first of the function's groups: its groups allow together. */
    static Optional<Remedy> allow(Examination about, List<Blocker<NoRuleAdmits>> blockers) {
        return blockers.get(0).because().groupIds().stream()
                .findFirst()
                .map(groupId -> Remedy.free(
                        "let " + groupId + " out to " + about.target(),
                        NarrowestSecurityGroupRules.toDestinations(blockers).stream()
                                .map(rule -> new AuthorizeSecurityGroupEgress(groupId, rule))
                                .toList()));
    }
}
