package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.walk.GatewayReason.Detached;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.GatewayChange.AttachInternetGateway;
import dev.vpcdoctor.remedy.GatewayChange.CreateInternetGateway;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The route leads to an internet gateway that is not attached to the VPC, or is gone. */
public final class InternetGatewayDetached implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("internet-gateway-detached", ExpectedEvidence.LOST_BEHIND_NAT);

    private record DetachedGateway(String gatewayId, String vpcId) {}

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(
                Reason.class,
                blocker -> !RoutesOnPaths.isSwallowed(blocker.path())
                        && door(blocker).isPresent()
                        && !blocker.hop().kind().isWayBack());
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        DetachedGateway door = door(blockers.get(0)).orElseThrow();
        List<NatGatewayRemedies.RouteToChange> routes = RoutesOnPaths.leadingTo(door.gatewayId(), blockers);
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(door.gatewayId(), door.vpcId())
                .about(routes.stream().map(route -> route.table().id()).toList())
                .fixedBy(RemedySelection.first(about, blockers, candidates(about.network(), door, routes)))
                .summary("Internet gateway " + door.gatewayId()
                        + (about.network()
                                        .find(InternetGateway.class, door.gatewayId())
                                        .isKnown()
                                ? " is not attached to " + door.vpcId() + "."
                                : ", to which " + door.vpcId() + " leads, is gone.")));
    }

    private static Optional<DetachedGateway> door(Blocker<Reason> blocker) {
        if (blocker.because() instanceof Detached detached && blocker.hop().kind() == HopKind.INTERNET_GATEWAY) {
            return Optional.of(new DetachedGateway(detached.gatewayId(), detached.vpcId()));
        }
        return blocker.because() instanceof Blackhole hole
                        && hole.route().target().type() == RouteTarget.Type.INTERNET_GATEWAY
                ? Optional.of(new DetachedGateway(
                        hole.route().target().id(), hole.table().vpcId()))
                : Optional.empty();
    }

    private static List<Optional<Remedy>> candidates(
            Network network, DetachedGateway door, List<NatGatewayRemedies.RouteToChange> routes) {
        boolean free = network.find(InternetGateway.class, door.gatewayId())
                .optional()
                .map(gateway -> gateway.attachedVpcIds().isEmpty())
                .orElse(false);
        Optional<InternetGateway> other = new InternetConnectivity(network, door.vpcId()).gateway();
        if (other.isPresent()) {
            String id = other.get().id();
            return List.of(
                    Optional.of(Remedy.free("lead the route to " + id + ", which is attached", led(routes, id))));
        }
        if (free) {
            return List.of(Optional.of(Remedy.free(
                    "attach " + door.gatewayId() + " to " + door.vpcId(),
                    new AttachInternetGateway(door.gatewayId(), door.vpcId()))));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new CreateInternetGateway(door.vpcId()));
        changes.addAll(led(routes, CreateInternetGateway.ID));
        return List.of(Optional.of(Remedy.free("make an internet gateway for " + door.vpcId(), changes)));
    }

    private static List<CreateRoute> led(List<NatGatewayRemedies.RouteToChange> routes, String gatewayId) {
        RouteTarget target = new RouteTarget(RouteTarget.Type.INTERNET_GATEWAY, gatewayId);
        return routes.stream().map(route -> route.to(target)).toList();
    }
}
