package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;

/** What route tables decide. */
public sealed interface RouteReason extends Reason {

    /** The route that wins. */
    record Matches(RouteTable table, Route route) implements RouteReason {
        @Override
        public String says() {
            return route.target().type() == RouteTarget.Type.LOCAL ? route.destination() + " local" : route.toString();
        }
    }

    /** No route of the table is for the address. */
    record NoRoute(RouteTable table, String to) implements RouteReason {
        @Override
        public String says() {
            return "no route to " + to;
        }
    }

    /** The route that wins leads to something that is gone: packets are dropped, no other route is tried. */
    record Blackhole(RouteTable table, Route route) implements RouteReason {
        @Override
        public String says() {
            return route + " (blackhole)";
        }
    }

    /** Routes of the same length lead to different targets, or parts of the addresses take different routes. */
    record Undecided(RouteTable table, String why) implements RouteReason {
        @Override
        public String says() {
            return why;
        }
    }

    /**
     * The packet would stay in this VPC although the target stands in another.
     *
     * @param targetVpcId where the target stands
     */
    record StaysLocal(RouteTable table, Route route, String targetVpcId) implements RouteReason {
        @Override
        public String says() {
            return route.destination() + " is local here, the target is in " + targetVpcId;
        }
    }

    /** Answers have no way back. */
    record ReturnRouteMissing(RouteTable table, String to, RouteTarget expected) implements RouteReason {
        @Override
        public String says() {
            return "no route back to " + to;
        }
    }

    /** Answers leave by another way than requests came. */
    record ReturnsElsewhere(RouteTable table, Route route, RouteTarget expected) implements RouteReason {
        @Override
        public String says() {
            return "answers leave by " + route.target().id() + ", not by " + expected.id();
        }
    }
}
