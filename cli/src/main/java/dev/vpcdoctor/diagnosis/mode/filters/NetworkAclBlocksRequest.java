package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.HopKind;
import java.util.List;
import java.util.Optional;

/** A network ACL drops the request on its way out of a subnet or into one. */
public final class NetworkAclBlocksRequest implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("nacl-blocks-request", ExpectedEvidence.REQUEST_STOPPED_BY_ACL);

    @Override
    public FindingCode code() {
        return CODE;
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
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(NetworkAclRules.ids(blockers))
                .fixedBy(NetworkAclRules.allow(about, blockers))
                .summary("Network ACL " + String.join(" and ", NetworkAclRules.ids(blockers))
                        + " drops the connection to " + about.target() + "."));
    }
}
