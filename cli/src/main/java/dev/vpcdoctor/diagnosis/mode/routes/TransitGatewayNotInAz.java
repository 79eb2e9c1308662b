package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.walk.GatewayReason.NotInZone;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.TransitGatewayChange.AddTransitGatewayVpcAttachmentSubnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The VPC's attachment to the transit gateway has no subnet in the availability zone that sends. */
public final class TransitGatewayNotInAz implements FailureMode {
    private static final FindingCode CODE = new FindingCode("transit-gateway-not-in-az", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NotInZone>> blockers = about.blockers(NotInZone.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> attachments = blockers.stream()
                .map(blocker -> blocker.because().attachment().id())
                .distinct()
                .toList();
        List<String> zones = blockers.stream()
                .map(blocker -> blocker.because().availabilityZone())
                .distinct()
                .toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(attachments)
                .about(blockers.stream().map(Blocker::subnetId).distinct().toList())
                .fixedBy(remedy(about.network(), blockers))
                .summary("Transit gateway attachment " + String.join(" and ", attachments) + " has no subnet in "
                        + String.join(", ", zones) + "."));
    }

    private static Optional<Remedy> remedy(Network network, List<Blocker<NotInZone>> blockers) {
        List<AddTransitGatewayVpcAttachmentSubnet> changes = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (NotInZone because :
                blockers.stream().map(Blocker::because).distinct().toList()) {
            Optional<String> subnet =
                    new TransitGatewayAttachmentSubnets(network, because.vpcId()).in(because.availabilityZone());
            if (subnet.isEmpty()) {
                return Optional.empty();
            }
            added.add(subnet.get());
            changes.add(new AddTransitGatewayVpcAttachmentSubnet(
                    because.attachment().id(), subnet.get()));
        }
        return Optional.of(Remedy.free("add " + String.join(", ", added) + " to the attachment", changes));
    }
}
