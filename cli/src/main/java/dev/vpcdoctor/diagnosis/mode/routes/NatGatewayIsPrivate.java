package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.walk.GatewayReason.NatIsPrivate;
import java.util.List;
import java.util.Optional;

/** The NAT gateway's connectivity type is private: it has no public address. */
public final class NatGatewayIsPrivate implements FailureMode {
    private static final FindingCode CODE = new FindingCode("nat-gateway-is-private", ExpectedEvidence.LOST_BEHIND_NAT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NatIsPrivate>> blockers = about.blockers(NatIsPrivate.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = blockers.stream()
                .map(blocker -> blocker.because().nat().id())
                .distinct()
                .toList();
        List<NatGatewayRemedies.RouteToChange> routes = ids.stream()
                .flatMap(id -> RoutesOnPaths.leadingTo(id, blockers).stream())
                .toList();
        String vpcId = blockers.get(0).because().nat().vpcId();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(ids)
                .about(routes.stream().map(route -> route.table().id()).toList())
                .fixedBy(RemedySelection.first(
                        about, blockers, new NatGatewayRemedies(about.network(), vpcId).all(routes)))
                .summary("NAT gateway " + String.join(" and ", ids)
                        + " is a private one: it does not lead to the internet."));
    }
}
