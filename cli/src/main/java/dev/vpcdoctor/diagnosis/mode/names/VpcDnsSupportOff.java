package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute;
import dev.vpcdoctor.remedy.VpcChange.EnableVpcAttribute.Attribute;
import java.util.List;
import java.util.Optional;

/** The Amazon resolver does not answer in the VPC. */
public final class VpcDnsSupportOff implements FailureMode {
    private static final FindingCode CODE = new FindingCode("vpc-dns-support-off", ExpectedEvidence.NAMES_NOT_ANSWERED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NameReason.DnsSupportOff>> blockers = about.blockers(NameReason.DnsSupportOff.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        String vpcId = blockers.get(0).because().vpc().id();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(vpcId)
                .fixedBy(Remedy.free(
                        "switch the Amazon resolver on", new EnableVpcAttribute(vpcId, Attribute.DNS_SUPPORT)))
                .summary("No name resolves in " + vpcId + ": its DNS support is switched off."));
    }
}
