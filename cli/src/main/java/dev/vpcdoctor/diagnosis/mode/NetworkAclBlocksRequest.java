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
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** A network ACL drops the request on its way out of a subnet or into one. */
public final class NetworkAclBlocksRequest implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "nacl-blocks-request",
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.REQUEST_STOPPED_BY_ACL,
            "A network ACL denies the connection's port, out of the function's subnet, into the target's, or at a"
                + " subnet that only passes it on. Its rules are read from the lowest number, and the first that fits"
                + " decides; what none allows is denied.",
            "Connections time out. Between two hosts of one subnet no network ACL stands.",
            "If the request passes and its answer is dropped, nacl-blocks-reply. Security groups are told by their own"
                    + " names.",
            "Allow the port in the network ACL, with a number below that of the rule which denies.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<FilterReason>> blockers = about.blockers(
                FilterReason.class,
                blocker -> blocker.hop().kind() == HopKind.NETWORK_ACL_OUT
                        || blocker.hop().kind() == HopKind.NETWORK_ACL_IN);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(NetworkAclRules.ids(blockers))
                .mendedBy(NetworkAclRules.allow(about, blockers))
                .summary("Network ACL " + String.join(" and ", NetworkAclRules.ids(blockers))
                        + " drops the connection to " + about.target() + "."));
    }
}
