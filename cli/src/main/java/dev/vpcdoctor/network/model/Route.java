package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.Cidr;

/** One row of a route table. */
public record Route(Destination destination, RouteTarget target, State state, Origin origin) {

    /** What a route is for. */
    public sealed interface Destination {
        record Block(Cidr cidr) implements Destination {
            @Override
            public String toString() {
                return cidr.toString();
            }
        }

        record PrefixListMembers(String prefixListId) implements Destination {
            @Override
            public String toString() {
                return prefixListId;
            }
        }
    }

    /** Whether the target of a route is there. A blackhole route still wins its match: packets are dropped. */
    public enum State {
        ACTIVE,
        BLACKHOLE,
        /** The state is not told, or is one that we do not know. */
        UNKNOWN
    }

    /** How a route came to be; among routes of one length, the order decides. */
    public enum Origin {
        /** The {@code local} route of the VPC. */
        CREATE_ROUTE_TABLE,
        CREATE_ROUTE,
        ENABLE_VGW_ROUTE_PROPAGATION,
        UNKNOWN
    }

    /** An active route that somebody made. */
    public static Route to(Cidr cidr, RouteTarget target) {
        return new Route(new Destination.Block(cidr), target, State.ACTIVE, Origin.CREATE_ROUTE);
    }

    /** The same, with a target that is there. */
    public Route active() {
        return new Route(destination, target, State.ACTIVE, origin);
    }

    /** {@code 0.0.0.0/0 → nat-1}. */
    @Override
    public String toString() {
        return destination + " → " + target.id();
    }
}
