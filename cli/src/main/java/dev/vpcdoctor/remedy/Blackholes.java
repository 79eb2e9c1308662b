package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTable;

/** Routes follow their targets: where a target is there again, they work again. */
final class Blackholes {
    private Blackholes() {}

    /** The network once a target of routes is there again. */
    static Network end(Network network, String targetId) {
        Network changed = network;
        for (RouteTable table : network.all(RouteTable.class)) {
            RouteTable revived = table.withTargetBack(targetId);
            if (!revived.equals(table)) {
                changed = changed.with(revived);
            }
        }
        return changed;
    }

    /** The same, in the tables of one VPC: an internet gateway serves no other. */
    static Network endIn(Network network, String vpcId, String targetId) {
        Network changed = network;
        for (RouteTable table : network.all(RouteTable.class)) {
            RouteTable revived = table.withTargetBack(targetId);
            if (table.vpcId().equals(vpcId) && !revived.equals(table)) {
                changed = changed.with(revived);
            }
        }
        return changed;
    }
}
