package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.routes.NatGatewayRemedies.RouteToChange;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes that packets took, as the hops of their paths tell. */
final class RoutesOnPaths {
    private RoutesOnPaths() {}

    /** The routes by which paths came to a gateway, or would if it were there. */
    static List<RouteToChange> leadingTo(String gatewayId, List<? extends Blocker<?>> blockers) {
        return blockers.stream()
                .flatMap(blocker -> blocker.path().hops().stream())
                .flatMap(hop -> led(hop.because()).stream())
                .filter(led -> led.table().routes().stream()
                        .anyMatch(route -> route.destination().equals(led.destination())
                                && route.target().id().equals(gatewayId)))
                .distinct()
                .toList();
    }

    /**
     * Whether a packet for a private address was on its way to the internet: no route is for its address, and the default
     * route, if there is one, has taken it.
     */
    static boolean isSwallowed(Path path) {
        return !InternetConnectivity.isWanted(path.destination())
                && first(path)
                        .map(led -> led.destination() instanceof Route.Destination.Block block
                                && block.cidr().prefixLength() == 0)
                        .orElse(true);
    }

    /** The table of the function's own subnet, as far as the path tells it. */
    static Optional<RouteTable> ownTable(Path path) {
        return path.hops().stream()
                .filter(hop -> hop.kind() == HopKind.ROUTE)
                .flatMap(hop -> hop.because() instanceof RouteReason because
                        ? Stream.of(tableOf(because))
                        : Stream.<RouteTable>empty())
                .findFirst();
    }

    private static Optional<RouteToChange> first(Path path) {
        return path.hops().stream()
                .filter(hop -> hop.kind() == HopKind.ROUTE)
                .findFirst()
                .flatMap(hop -> led(hop.because()));
    }

    private static Optional<RouteToChange> led(Reason because) {
        if (because instanceof RouteReason.Matches matches) {
            return Optional.of(
                    new RouteToChange(matches.table(), matches.route().destination()));
        }
        return because instanceof RouteReason.Blackhole hole
                ? Optional.of(new RouteToChange(hole.table(), hole.route().destination()))
                : Optional.empty();
    }

    private static RouteTable tableOf(RouteReason because) {
        return switch (because) {
            case RouteReason.Matches matches -> matches.table();
            case RouteReason.NoRoute none -> none.table();
            case RouteReason.Blackhole hole -> hole.table();
            case RouteReason.Undecided undecided -> undecided.table();
            case RouteReason.StaysLocal local -> local.table();
            case RouteReason.ReturnRouteMissing none -> none.table();
            case RouteReason.ReturnsElsewhere elsewhere -> elsewhere.table();
        };
    }
}
