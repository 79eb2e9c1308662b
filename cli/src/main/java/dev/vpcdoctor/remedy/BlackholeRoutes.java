package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTable;
import java.util.function.Predicate;

/** Routes follow their targets: where a target is there again, they work again. */
final class BlackholeRoutes {
    private BlackholeRoutes() {}

    /** The network once a target of routes is there again. */
    static Network revive(Network network, String targetId) {
        return revive(network, targetId, table -> true);
    }

    /** The same, in the tables of one VPC: an internet gateway serves no other. */
    static Network reviveIn(Network network, String vpcId, String targetId) {
        return revive(network, targetId, table -> table.vpcId().equals(vpcId));
    }

    private static Network revive(Network network, String targetId, Predicate<RouteTable> where) {
        Network changed = network;
        for (RouteTable table : network.all(RouteTable.class)) {
            RouteTable revived = table.withTargetBack(targetId);
            if (where.test(table) && !revived.equals(table)) {
                changed = changed.with(revived);
            }
        }
        return changed;
    }
}
