package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.common.VpcConnections;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import dev.vpcdoctor.remedy.VpcPeeringChange.CreateVpcPeeringConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remedies for a peering that is gone for good: another connection between the same two VPCs, or a new peering. */
final class PeeringReplacement {
    private final Network network;
    private final String vpcId;
    private final VpcPeeringConnection gone;

    PeeringReplacement(Examination about, VpcPeeringConnection gone) {
        this.network = about.network();
        this.vpcId = about.vpc().map(vpc -> vpc.id()).orElse("");
        this.gone = gone;
    }

    List<Optional<Remedy>> all(List<? extends Blocker<?>> blockers) {
        List<NatGatewayRemedies.RouteToChange> routes = RoutesOnPaths.leadingTo(gone.id(), blockers);
        Optional<Remedy> otherTie = gone.peerOf(vpcId)
                .flatMap(peer -> new VpcConnections(network, vpcId).to(peer.vpcId()))
                .map(connection -> Remedy.free(
                        "lead the routes to " + connection.id() + ", which connects the same two VPCs",
                        routes.stream().map(route -> route.to(connection)).toList()));
        return List.of(otherTie, Optional.of(newPeering()));
    }

    /** Every route of either side that led to the old one leads to the new one. */
    private Remedy newPeering() {
        List<Change> changes = new ArrayList<>();
        changes.add(new CreateVpcPeeringConnection(gone.requester(), gone.accepter()));
        RouteTarget target = new RouteTarget(RouteTarget.Type.VPC_PEERING_CONNECTION, CreateVpcPeeringConnection.ID);
        for (RouteTable table : network.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                if (route.target().id().equals(gone.id())) {
                    changes.add(CreateRoute.in(
                            table,
                            new Route(route.destination(), target, Route.State.ACTIVE, Route.Origin.CREATE_ROUTE)));
                }
            }
        }
        return Remedy.free(
                "peer " + gone.requester().vpcId() + " and " + gone.accepter().vpcId() + " anew", changes);
    }
}
