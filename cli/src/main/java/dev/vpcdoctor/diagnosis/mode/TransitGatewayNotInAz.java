package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.walk.GatewayReason.NotInZone;
import dev.vpcdoctor.remedy.AddAttachmentSubnet;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The VPC's attachment to the transit gateway has no subnet in the availability zone that sends. */
public final class TransitGatewayNotInAz implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "transit-gateway-not-in-az",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.LOST,
            "A transit gateway takes traffic of a VPC only from availability zones in which its attachment has a"
                + " subnet. The zone of the function's subnet, or of the target's for the answers, is not among them.",
            "Connections time out from one availability zone and work from others.",
            "A transit gateway route table without a route fails from all zones: transit-gateway-no-route.",
            "Add a subnet of the missing zone to the attachment; a small subnet of its own is the usual choice.",
            "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(attachments)
                .about(blockers.stream().map(Blocker::subnetId).distinct().toList())
                .mendedBy(remedy(about.network(), blockers))
                .summary("Transit gateway attachment " + String.join(" and ", attachments) + " has no subnet in "
                        + String.join(", ", zones) + "."));
    }

    private static Optional<Remedy> remedy(Network network, List<Blocker<NotInZone>> blockers) {
        List<Change> changes = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (NotInZone because :
                blockers.stream().map(Blocker::because).distinct().toList()) {
            Optional<String> subnet = new AttachmentSubnets(network, because.vpcId()).in(because.availabilityZone());
            if (subnet.isEmpty()) {
                return Optional.empty();
            }
            added.add(subnet.get());
            changes.add(new AddAttachmentSubnet(because.attachment().id(), subnet.get()));
        }
        return Optional.of(
                new Remedy("add " + String.join(", ", added) + " to the attachment", changes, Optional.of(0.0)));
    }
}
