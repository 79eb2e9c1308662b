package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.RevokeSecurityGroupEgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Outbound rules were made, and the rule that every new group has lets everything out all the same. */
public final class EgressWideOpen implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("egress-wide-open", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    /** A rule and the group that it stands in. */
    private record OpenRule(String groupId, SecurityGroupRule rule) {
        boolean isWide() {
            return rule.protocol().equals(IpProtocol.ALL)
                    && rule.peer() instanceof Peer.Block block
                    && block.cidr().prefixLength() == 0;
        }
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<OpenRule> rules = new ArrayList<>();
        for (String groupId : FunctionNetwork.of(about).map(FunctionNetwork::groups).stream()
                .flatMap(groups -> groups.stream().sorted())
                .toList()) {
            about.network()
                    .find(SecurityGroup.class, groupId)
                    .optional()
                    .ifPresent(group -> group.egress().forEach(rule -> rules.add(new OpenRule(groupId, rule))));
        }
        List<OpenRule> wide = rules.stream().filter(OpenRule::isWide).toList();
        List<OpenRule> idle = rules.stream().filter(held -> !held.isWide()).toList();
        if (wide.isEmpty() || idle.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause = Cause.of(CODE)
                .about(wide.stream().map(OpenRule::groupId).distinct().toList())
                .fixedBy(remedy(about, wide));
        wide.forEach(held -> cause.says(held.groupId() + " lets out " + held.rule(), held.groupId()));
        idle.forEach(held -> cause.says("beside it " + held.rule() + " restricts nothing", held.groupId()));
        return Optional.of(cause.summary("Security group " + wide.get(0).groupId()
                + " lets everything out to anywhere, so its other outbound rules restrict nothing."));
    }

    /** Only where all that was asked for is still reached: what else the function needs, nobody told. */
    private static Optional<Remedy> remedy(FunctionExamination about, List<OpenRule> wide) {
        Remedy remedy = Remedy.free(
                "take out the rule that lets everything out, once the others allow all that the function needs",
                wide.stream()
                        .map(held -> new RevokeSecurityGroupEgress(
                                held.groupId(), (Peer.Block) held.rule().peer()))
                        .toList());
        return Optional.of(remedy)
                .filter(made -> !about.targets().isEmpty() && FunctionNetwork.isUnharmed(about, made));
    }
}
