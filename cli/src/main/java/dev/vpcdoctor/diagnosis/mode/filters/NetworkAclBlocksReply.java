package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.FilterReason.EntriesSplitPorts;
import java.util.List;
import java.util.Optional;

/** A network ACL drops answers, all of them or those to a part of the ephemeral ports. */
public final class NetworkAclBlocksReply implements FailureMode {
    private static final FindingCode CODE = new FindingCode("nacl-blocks-reply", ExpectedEvidence.REPLY_STOPPED_BY_ACL);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<FilterReason>> blockers = about.blockers(
                FilterReason.class, blocker -> blocker.hop().kind().isWayBack());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        boolean inPart = blockers.stream().allMatch(blocker -> blocker.because() instanceof EntriesSplitPorts);
        List<String> ids = NetworkAclRules.ids(blockers);
        String who = "Network ACL " + String.join(" and ", ids);
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(ids)
                .fixedBy(NetworkAclRules.allow(about, blockers))
                .summary(
                        inPart
                                ? who + " drops about " + share(blockers) + " % of the answers from " + about.target()
                                        + ": connections fail now and then."
                                : who + " drops the answers from " + about.target() + "."));
    }

    private static long share(List<Blocker<FilterReason>> blockers) {
        return Math.max(
                1,
                Math.round(100
                        * blockers.stream()
                                .map(Blocker::because)
                                .map(EntriesSplitPorts.class::cast)
                                .mapToDouble(EntriesSplitPorts::droppedShare)
                                .max()
                                .orElseThrow()));
    }
}
