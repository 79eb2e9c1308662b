package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.walk.TargetReason.ChecksSourceAndDestination;
import dev.vpcdoctor.remedy.DisableSourceDestCheck;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** The NAT instance drops what is not for itself. */
public final class NatInstanceChecksSource implements FailureMode {
    private static final FindingCode CODE = new FindingCode("nat-instance-checks-source", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<ChecksSourceAndDestination>> blockers = about.blockers(ChecksSourceAndDestination.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<NetworkInterface> interfaces = blockers.stream()
                .map(blocker -> blocker.because().networkInterface())
                .distinct()
                .toList();
        NetworkInterface first = interfaces.get(0);
        List<DisableSourceDestCheck> changes = interfaces.stream()
                .map(eni -> new DisableSourceDestCheck(eni.id()))
                .toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(interfaces.stream()
                        .flatMap(eni -> eni.instanceId().stream())
                        .toList())
                .about(interfaces.stream().map(NetworkInterface::id).toList())
                .fixedBy(Remedy.free("switch the source/destination check off", changes))
                .summary("NAT instance " + first.instanceId().orElse(first.id())
                        + " drops what it should pass on: its source/destination check is on."));
    }
}
