package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.walk.GatewayReason.NoPublicAddress;
import dev.vpcdoctor.network.walk.GatewayReason.PublicAccessBlocked;
import dev.vpcdoctor.network.walk.Path;
import java.util.List;
import java.util.Optional;

/** The function's subnet leads straight to an internet gateway, and a Lambda interface never has a public address. */
public final class PublicSubnetWithoutPublicIp implements FailureMode {
    private static final FindingCode CODE = new FindingCode("public-subnet-without-public-ip", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoPublicAddress>> blockers =
                about.blockers(NoPublicAddress.class, blocker -> !RoutesOnPaths.isSwallowed(blocker.path()));
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<Path> paths = blockers.stream().map(Blocker::path).toList();
        List<Blocker<PublicAccessBlocked>> consequences =
                about.blockers(PublicAccessBlocked.class, blocker -> paths.contains(blocker.path()));
        List<String> subnets =
                blockers.stream().map(Blocker::subnetId).distinct().toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .alsoExplaining(consequences)
                .about(subnets)
                .about(blockers.stream().map(blocker -> blocker.hop().id()).toList())
                .fixedBy(RemedySelection.first(about, about.blockers(), new PublicSubnetRemedies(about, subnets).all()))
                .summary(about.function().name() + " is in a public subnet (" + String.join(", ", subnets)
                        + "): without a public address, the internet gateway drops its packets."));
    }
}
