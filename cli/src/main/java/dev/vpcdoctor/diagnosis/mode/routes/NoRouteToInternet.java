package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.walk.RouteReason.NoRoute;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;
import java.util.Optional;

/** The function's subnets have no route out of the VPC for public addresses. */
public final class NoRouteToInternet implements FailureMode {
    private static final FindingCode CODE = new FindingCode("no-route-to-internet", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRoute>> blockers = about.blockers(
                NoRoute.class,
                blocker -> InternetConnectivity.isWanted(blocker.path().destination())
                        && blocker.path().destination().addresses().family() == AddressFamily.IPV4);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<RouteTable> tables = blockers.stream()
                .map(blocker -> blocker.because().table())
                .distinct()
                .toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(tables.stream().map(RouteTable::id).toList())
                .about(blockers.stream().map(Blocker::subnetId).distinct().toList())
                .fixedBy(RemedySelection.first(
                        about,
                        blockers,
                        new NatGatewayRemedies(about.network(), tables.get(0).vpcId())
                                .all(tables.stream()
                                        .map(NatGatewayRemedies.RouteToChange::anywhere)
                                        .toList())))
                .summary("The function's subnets have no route to the internet."));
    }
}
