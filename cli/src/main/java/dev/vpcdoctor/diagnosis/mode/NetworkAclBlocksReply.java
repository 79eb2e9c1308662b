package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.FilterReason.EntriesSplitPorts;
import java.util.List;
import java.util.Optional;

/** A network ACL drops answers, all of them or those to a part of the ephemeral ports. */
public final class NetworkAclBlocksReply implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "nacl-blocks-reply",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.REPLY_STOPPED_BY_ACL,
            "A network ACL does not let answers back. Network ACLs do not remember requests: answers need rules of"
                    + " their own, for all of ports 1024-65535.",
            "Connections time out: always, or now and then where only a part of the ports is open.",
            "A request that is dropped is nacl-blocks-request. Security groups never drop answers.",
            "Allow ports 1024-65535 from or to the other end.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(ids)
                .mendedBy(NetworkAclRules.allow(about, blockers))
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
