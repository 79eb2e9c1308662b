package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetVpcAttribute;
import dev.vpcdoctor.remedy.SetVpcAttribute.Attribute;
import java.util.List;
import java.util.Optional;

/** The Amazon resolver does not answer in the VPC. */
public final class VpcDnsSupportOff implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "vpc-dns-support-off",
            Chapter.NAMES,
            Severity.ERROR,
            Expectation.NAMES_NOT_ANSWERED,
            "The VPC's attribute enableDnsSupport is off: the Amazon resolver does not answer, so no name resolves.",
            "EAI_AGAIN, \"Temporary failure in name resolution\", or a time-out before any connection.",
            "With name servers of one's own in the DHCP options, custom-dns-unreachable. A single name that does not"
                    + " resolve is not this.",
            "Switch enableDnsSupport on.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NameReason.DnsSupportOff>> blockers = about.blockers(NameReason.DnsSupportOff.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        String vpcId = blockers.get(0).because().vpc().id();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(vpcId)
                .mendedBy(
                        Remedy.free("switch the Amazon resolver on", new SetVpcAttribute(vpcId, Attribute.DNS_SUPPORT)))
                .summary("No name resolves in " + vpcId + ": its DNS support is switched off."));
    }
}
