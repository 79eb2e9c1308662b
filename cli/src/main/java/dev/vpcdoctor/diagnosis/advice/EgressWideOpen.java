package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.address.Protocol;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RevokeSecurityGroupEgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Outbound rules were made, and the rule that every new group has lets everything out all the same. */
public final class EgressWideOpen implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "egress-wide-open",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "Somebody gave the function's security groups outbound rules for what it needs, and left the rule in that"
                    + " AWS gives every new group, which lets everything out to anywhere. Groups only allow: the other"
                    + " rules restrict nothing.",
            "Nothing. Code that should not be in the function can send what it reads to anywhere.",
            "A group that has that rule alone was never meant to restrict anything, and is not reported. Where rules"
                    + " keep the function from its target it is function-sg-blocks-egress.",
            "Take out the rule that lets everything out, once the others allow all that the function needs.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    /** A rule and the group that it stands in. */
    private record Held(String groupId, SecurityGroupRule rule) {
        boolean isWide() {
            return rule.protocol().equals(Protocol.ALL)
                    && rule.peer() instanceof Peer.Block block
                    && block.cidr().prefixLength() == 0;
        }
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Held> rules = new ArrayList<>();
        for (String groupId : Standing.of(about).map(Standing::groups).stream()
                .flatMap(groups -> groups.stream().sorted())
                .toList()) {
            about.network()
                    .find(SecurityGroup.class, groupId)
                    .optional()
                    .ifPresent(group -> group.egress().forEach(rule -> rules.add(new Held(groupId, rule))));
        }
        List<Held> wide = rules.stream().filter(Held::isWide).toList();
        List<Held> idle = rules.stream().filter(held -> !held.isWide()).toList();
        if (wide.isEmpty() || idle.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause = Cause.of(EXPLANATION)
                .about(wide.stream().map(Held::groupId).distinct().toList())
                .mendedBy(remedy(about, wide));
        wide.forEach(held -> cause.says(held.groupId() + " lets out " + held.rule(), held.groupId()));
        idle.forEach(held -> cause.says("beside it " + held.rule() + " restricts nothing", held.groupId()));
        return Optional.of(cause.summary("Security group " + wide.get(0).groupId()
                + " lets everything out to anywhere, so its other outbound rules restrict nothing."));
    }

    /** Only where all that was asked for is still reached: what else the function needs, nobody told. */
    private static Optional<Remedy> remedy(FunctionExamination about, List<Held> wide) {
        List<Change> changes = wide.stream()
                .map(held -> (Change) new RevokeSecurityGroupEgress(
                        held.groupId(), (Peer.Block) held.rule().peer()))
                .toList();
        Remedy remedy = new Remedy(
                "take out the rule that lets everything out, once the others allow all that the function needs",
                changes,
                Optional.of(0.0));
        return Optional.of(remedy).filter(made -> !about.targets().isEmpty() && Standing.isUnharmed(about, made));
    }
}
