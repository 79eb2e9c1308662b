package dev.vpcdoctor.network.walk;

import java.util.Locale;

/** Where on its way a packet is decided about. The label is what a person reads. */
public enum HopKind {
    LAMBDA("Lambda"),
    NAME_RESOLUTION("name resolution"),
    NAME_SERVER("name server"),
    FUNCTION_SECURITY_GROUP("function security group"),
    SOURCE_SECURITY_GROUP("source security group"),
    NETWORK_ACL_OUT("network ACL, out"),
    ROUTE("route"),
    BLOCK_PUBLIC_ACCESS("block public access"),
    NAT_GATEWAY("NAT gateway"),
    NAT_INSTANCE("NAT instance"),
    INTERNET_GATEWAY("internet gateway"),
    EGRESS_ONLY_INTERNET_GATEWAY("egress-only gateway"),
    GATEWAY_ENDPOINT("gateway endpoint"),
    INTERFACE_ENDPOINT("interface endpoint"),
    APPLIANCE("appliance"),
    PEERING_CONNECTION("peering connection"),
    TRANSIT_GATEWAY_ATTACHMENT("transit gateway attachment"),
    TRANSIT_GATEWAY_ROUTE("transit gateway route"),
    VPN_GATEWAY("VPN gateway"),
    OTHER_GATEWAY("other gateway"),
    NETWORK_ACL_IN("network ACL, in"),
    TARGET_SECURITY_GROUP("target security group"),
    ENDPOINT_SECURITY_GROUP("endpoint security group"),
    ENDPOINT_POLICY("endpoint policy"),
    TARGET("target"),
    RETURN_NETWORK_ACL_OUT("way back: ACL, out"),
    RETURN_ROUTE("way back: route"),
    RETURN_TRANSIT_GATEWAY_ATTACHMENT("way back: attachment"),
    RETURN_TRANSIT_GATEWAY_ROUTE("way back: transit route"),
    RETURN_NETWORK_ACL_IN("way back: ACL, in");

    private final String label;

    HopKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the hop is on the answer's way. */
    public boolean isWayBack() {
        return compareTo(RETURN_NETWORK_ACL_OUT) >= 0;
    }

    /** Kebab-case, as reports write it for programs. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
