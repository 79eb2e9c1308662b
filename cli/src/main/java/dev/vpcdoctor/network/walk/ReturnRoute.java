package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.PacketPosition.Stage;

/** Whether answers are routed back by the way that requests came. */
final class ReturnRoute {
    private final Walk walk;

    ReturnRoute(Walk walk) {
        this.walk = walk;
    }

    /**
     * Routes an answer home.
     *
     * @param from the subnet in which the answer begins
     * @param cameBy where the request stood before it came to this subnet
     */
    void home(Subnet from, PacketPosition cameBy, Delivery.Via via, Packet packet) {
        switch (via) {
            case Delivery.Via.Peering peering ->
                check(from, packet, new RouteTarget(RouteTarget.Type.VPC_PEERING_CONNECTION, peering.peeringId()));
            case Delivery.Via.SameVpc sameVpc -> {
                if (cameBy.stage() instanceof Stage.BehindTransitGateway transit) {
                    check(
                            from,
                            packet,
                            new RouteTarget(
                                    RouteTarget.Type.TRANSIT_GATEWAY,
                                    transit.to().transitGatewayId()));
                    new TransitGatewayForwarding(walk).answer(transit, from, packet);
                } else {
                    check(from, packet, RouteTarget.LOCAL);
                }
            }
        }
    }

    private void check(Subnet from, Packet packet, RouteTarget expected) {
        Fact<RouteTable> found = walk.network().routeTableOf(from);
        if (found instanceof Fact.Unknown<RouteTable> unknown) {
            walk.recorder().unknown(HopKind.RETURN_ROUTE, "", unknown);
            return;
        }
        RouteTable table = found.optional().orElseThrow();
        String to = packet.from().toString();
        switch (walk.routes().find(table, RouteLookup.Query.to(packet.from()))) {
            case RouteLookup.Choice.Nothing nothing ->
                walk.recorder()
                        .blocked(
                                HopKind.RETURN_ROUTE,
                                table.id(),
                                new RouteReason.ReturnRouteMissing(table, to, expected));
            case RouteLookup.Choice.Undecided undecided ->
                walk.recorder()
                        .add(
                                HopKind.RETURN_ROUTE,
                                table.id(),
                                Verdict.UNKNOWN,
                                new RouteReason.Undecided(table, undecided.why()));
            case RouteLookup.Choice.Found choice -> judge(table, choice.route(), to, expected);
        }
    }

    private void judge(RouteTable table, Route route, String to, RouteTarget expected) {
        if (route.target().equals(expected)) {
            boolean gone = route.state() == Route.State.BLACKHOLE;
            walk.recorder()
                    .add(
                            HopKind.RETURN_ROUTE,
                            table.id(),
                            gone ? Verdict.BLOCKED : Verdict.OPEN,
                            gone ? new RouteReason.Blackhole(table, route) : new RouteReason.Matches(table, route));
            return;
        }
        // The internet and a blackhole never bring an answer to a private address home; other ways might.
        boolean lost = route.state() == Route.State.BLACKHOLE || leadsToInternet(route.target());
        walk.recorder()
                .add(
                        HopKind.RETURN_ROUTE,
                        table.id(),
                        lost ? Verdict.BLOCKED : Verdict.UNKNOWN,
                        lost
                                ? new RouteReason.ReturnRouteMissing(table, to, expected)
                                : new RouteReason.ReturnsElsewhere(table, route, expected));
    }

    private static boolean leadsToInternet(RouteTarget target) {
        return switch (target.type()) {
            case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY, NAT_GATEWAY -> true;
            case LOCAL,
                    VPC_ENDPOINT,
                    VPC_PEERING_CONNECTION,
                    TRANSIT_GATEWAY,
                    VPN_GATEWAY,
                    NETWORK_INTERFACE,
                    LOCAL_GATEWAY,
                    CARRIER_GATEWAY,
                    CORE_NETWORK,
                    OTHER -> false;
        };
    }
}
