package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.common.VpcConnections;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.walk.GatewayReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No route leads to a private address, or the default route takes what is for it to the internet. */
public final class NoRouteToTarget implements FailureMode {
    private static final FindingCode CODE = new FindingCode("no-route-to-target", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(Reason.class, NoRouteToTarget::explains);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        Map<RouteTable, Route> missing = missing(about, blockers);
        List<String> tables = blockers.stream()
                .flatMap(blocker -> decidingTable(blocker).stream())
                .map(RouteTable::id)
                .distinct()
                .toList();
        Optional<Route> route = missing.values().stream().findFirst();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(tables)
                .about(route.map(found -> List.of(found.target().id())).orElse(List.of()))
                .fixedBy(remedy(missing))
                .summary(summary(about, blockers, tables, route)));
    }

    private static String summary(
            Examination about, List<Blocker<Reason>> blockers, List<String> tables, Optional<Route> route) {
        String target = about.target();
        boolean endsAtPeer =
                blockers.stream().allMatch(blocker -> blocker.because() instanceof GatewayReason.BeyondPeer);
        return endsAtPeer
                ? "The route to " + target
                        + " leads to a peering whose peer does not hold it; peering leads no further."
                : "No route in " + String.join(" and ", tables) + " leads to " + target
                        + route.map(found -> "; " + found.target().id() + " would.")
                                .orElse(".");
    }

    private static boolean explains(Blocker<Reason> blocker) {
        Reason because = blocker.because();
        if (because instanceof GatewayReason.BeyondPeer) {
            return true;
        }
        if (blocker.hop().kind().isWayBack()
                || InternetConnectivity.isWanted(blocker.path().destination())) {
            return false;
        }
        boolean onTheWayToInternet = because instanceof RouteReason.Blackhole
                || because instanceof GatewayReason.NatNotAvailable
                || because instanceof GatewayReason.NatIsPrivate
                || because instanceof GatewayReason.NatWithoutInternet
                || because instanceof GatewayReason.Detached
                || because instanceof GatewayReason.NoPublicAddress
                || because instanceof GatewayReason.PublicAccessBlocked;
        return because instanceof RouteReason.NoRoute
                || because instanceof RouteReason.StaysLocal
                || because instanceof GatewayReason.PrivateOnInternet
                || (onTheWayToInternet && RoutesOnPaths.isSwallowed(blocker.path()));
    }

    /** The table of the function's subnet, unless a table of another VPC on the way lacks the route. */
    private static Optional<RouteTable> decidingTable(Blocker<Reason> blocker) {
        return blocker.because() instanceof RouteReason.NoRoute none
                        && !none.table().vpcId().equals(blocker.subnet().vpcId())
                ? Optional.of(none.table())
                : RoutesOnPaths.ownTable(blocker.path());
    }

    private static Map<RouteTable, Route> missing(Examination about, List<Blocker<Reason>> blockers) {
        Map<RouteTable, Route> missing = new LinkedHashMap<>();
        for (Blocker<Reason> blocker : blockers) {
            Optional<RouteTable> table = decidingTable(blocker);
            table.flatMap(found -> new VpcConnections(about.network(), found.vpcId())
                            .routeTo(blocker.path().destination()))
                    .ifPresent(route -> missing.put(table.orElseThrow(), route));
        }
        return missing;
    }

    private static Optional<Remedy> remedy(Map<RouteTable, Route> missing) {
        List<CreateRoute> changes = new ArrayList<>();
        missing.forEach((table, route) -> changes.add(CreateRoute.in(table, route)));
        return missing.values().stream()
                .findFirst()
                .map(route -> Remedy.free(
                        "lead " + route.destination() + " to " + route.target().id(), changes));
    }
}
