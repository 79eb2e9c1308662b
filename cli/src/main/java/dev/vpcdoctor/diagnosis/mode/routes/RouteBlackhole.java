package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.diagnosis.mode.common.VpcConnections;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.network.walk.GatewayReason.Detached;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.remedy.GatewayChange.AttachVpnGateway;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.DeleteRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The route that wins leads to something that is gone. */
public final class RouteBlackhole implements FailureMode {
    private static final FindingCode CODE = new FindingCode("route-blackhole", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(Reason.class, RouteBlackhole::explains);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        String gone = gone(blockers.get(0).because());
        List<NatGatewayRemedies.RouteToChange> routes = RoutesOnPaths.leadingTo(gone, blockers);
        List<String> tables =
                routes.stream().map(route -> route.table().id()).distinct().toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(tables)
                .about(gone)
                .fixedBy(RemedySelection.first(about, blockers, candidates(about.network(), blockers, routes)))
                .summary("The route to " + about.target() + " in " + String.join(" and ", tables) + " leads to " + gone
                        + ", which is "
                        + (about.network().find(VpnGateway.class, gone).isKnown() ? "not attached." : "gone.")));
    }

    /** A way to the internet over IPv6 has a code of its own. */
    private static boolean explains(Blocker<Reason> blocker) {
        if (blocker.because() instanceof Detached) {
            return blocker.hop().kind() == HopKind.VPN_GATEWAY;
        }
        return blocker.hop().kind() == HopKind.ROUTE
                && blocker.because() instanceof Blackhole hole
                && hole.route().target().type() != RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY;
    }

    private static String gone(Reason because) {
        if (because instanceof Detached detached) {
            return detached.gatewayId();
        }
        return because instanceof Blackhole hole ? hole.route().target().id() : "";
    }

    private static List<Optional<Remedy>> candidates(
            Network network, List<Blocker<Reason>> blockers, List<NatGatewayRemedies.RouteToChange> routes) {
        if (routes.isEmpty()) {
            return List.of();
        }
        List<Optional<Remedy>> candidates = new ArrayList<>();
        candidates.add(attachVpnGateway(network, routes.get(0)));
        candidates.add(routeToOtherConnection(network, blockers, routes));
        boolean internet = blockers.stream()
                .allMatch(
                        blocker -> InternetConnectivity.isWanted(blocker.path().destination()));
        if (internet) {
            candidates.addAll(
                    new NatGatewayRemedies(network, routes.get(0).table().vpcId()).all(routes));
        }
        Optional<Remedy> withoutThem = Optional.of(Remedy.free(
                "take the dead route out, so that the one behind it holds",
                routes.stream()
                        .map(route -> new DeleteRoute(route.table().id(), route.destination()))
                        .toList()));
        boolean shorterRoute = routes.stream()
                .allMatch(route -> route.table().withoutRoute(route.destination()).routes().stream()
                        .anyMatch(other -> covers(other.destination(), route.destination())));
        if (shorterRoute) {
            candidates.add(0, withoutThem);
        }
        return candidates;
    }

    private static Optional<Remedy> attachVpnGateway(Network network, NatGatewayRemedies.RouteToChange route) {
        String vpcId = route.table().vpcId();
        return route.table().routes().stream()
                .filter(known -> known.destination().equals(route.destination()))
                .flatMap(known -> network.find(VpnGateway.class, known.target().id()).optional().stream())
                .filter(gateway -> gateway.attachedVpcIds().isEmpty())
                .findFirst()
                .map(gateway -> Remedy.free(
                        "attach " + gateway.id() + " to " + vpcId, new AttachVpnGateway(gateway.id(), vpcId)));
    }

    private static boolean covers(Route.Destination shorter, Route.Destination longer) {
        return shorter instanceof Route.Destination.Block outer
                && longer instanceof Route.Destination.Block inner
                && outer.cidr().contains(inner.cidr());
    }

    private static Optional<Remedy> routeToOtherConnection(
            Network network, List<Blocker<Reason>> blockers, List<NatGatewayRemedies.RouteToChange> routes) {
        RouteTable table = routes.get(0).table();
        return new VpcConnections(network, table.vpcId())
                .routeTo(blockers.get(0).path().destination())
                .map(connection -> Remedy.free(
                        "lead the route to " + connection.target().id(),
                        routes.stream()
                                .map(route -> route.to(connection.target()))
                                .toList()));
    }
}
