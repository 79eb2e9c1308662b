package dev.vpcdoctor.network.model;

/**
 * What a route leads to.
 *
 * @param type the field of AWS that held it
 * @param id such as {@code nat-1}, or {@code local}
 */
public record RouteTarget(Type type, String id) {
    public static final RouteTarget LOCAL = new RouteTarget(Type.LOCAL, "local");

    /** The kinds of targets that AWS knows. */
    public enum Type {
        LOCAL,
        INTERNET_GATEWAY,
        EGRESS_ONLY_INTERNET_GATEWAY,
        NAT_GATEWAY,
        VPC_ENDPOINT,
        VPC_PEERING_CONNECTION,
        TRANSIT_GATEWAY,
        VPN_GATEWAY,
        /** Also an instance: AWS names the interface beside it. */
        NETWORK_INTERFACE,
        LOCAL_GATEWAY,
        CARRIER_GATEWAY,
        CORE_NETWORK,
        /** A field that we do not know, or none. */
        OTHER
    }
}
