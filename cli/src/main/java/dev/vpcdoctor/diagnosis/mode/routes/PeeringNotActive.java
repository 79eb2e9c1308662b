package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.walk.GatewayReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcPeeringChange.AcceptVpcPeeringConnection;
import java.util.List;
import java.util.Optional;

/** The route leads to a peering that is not active. */
public final class PeeringNotActive implements FailureMode {
    private static final FindingCode CODE = new FindingCode("peering-not-active", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(
                Reason.class,
                blocker -> peeringId(about.network(), blocker.because()).isPresent());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        String id = peeringId(about.network(), blockers.get(0).because()).orElseThrow();
        Optional<VpcPeeringConnection> peering =
                about.network().find(VpcPeeringConnection.class, id).optional();
        String status = peering.map(VpcPeeringConnection::statusCode).orElse("deleted");
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(id)
                .about(RoutesOnPaths.leadingTo(id, blockers).stream()
                        .map(route -> route.table().id())
                        .toList())
                .fixedBy(peering.flatMap(known -> remedy(about, blockers, known)))
                .summary("Peering connection " + id + says(status)));
    }

    private static String says(String status) {
        return switch (status) {
            case "pending-acceptance" -> " is not active: nobody has accepted it yet.";
            case "initiating-request", "provisioning" -> " is still being made: wait until it is active.";
            default -> " is " + status + ": the routes to it lead nowhere.";
        };
    }

    private static Optional<String> peeringId(Network network, Reason because) {
        if (because instanceof GatewayReason.PeeringInactive not) {
            return Optional.of(not.peering().id());
        }
        return because instanceof Blackhole hole
                        && hole.route().target().type() == RouteTarget.Type.VPC_PEERING_CONNECTION
                        && network.find(
                                        VpcPeeringConnection.class,
                                        hole.route().target().id())
                                .optional()
                                .map(peering -> !peering.isActive())
                                .orElse(true)
                ? Optional.of(hole.route().target().id())
                : Optional.empty();
    }

    private static Optional<Remedy> remedy(
            Examination about, List<Blocker<Reason>> blockers, VpcPeeringConnection peering) {
        return switch (peering.statusCode()) {
            case "pending-acceptance" ->
                Optional.of(Remedy.free(
                        "accept " + peering.id() + ", as the owner of "
                                + peering.accepter().vpcId(),
                        new AcceptVpcPeeringConnection(peering)));
            case "initiating-request", "provisioning" -> Optional.empty();
            default -> RemedySelection.first(about, blockers, new PeeringReplacement(about, peering).all(blockers));
        };
    }
}
