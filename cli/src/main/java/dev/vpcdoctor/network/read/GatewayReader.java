package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gateways of a VPC: NAT, internet, egress-only internet and VPN gateways. */
final class GatewayReader {
    /** An internet gateway says available where a VPN gateway and an egress-only one say attached. */
    private static final Set<String> ATTACHED = Set.of("available", "attached");

    private final NetworkBuilder builder;

    GatewayReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.NAT_GATEWAY, (resource, fields) -> builder.add(natGateway(fields)));
        builder.listing(NatGateway.class, ResourceKind.NAT_GATEWAY);
        builder.each(
                ResourceKind.INTERNET_GATEWAY,
                (resource, fields) -> builder.add(new InternetGateway(
                        fields.text("InternetGatewayId"), false, attachedVpcs(fields, "Attachments"))));
        builder.each(
                ResourceKind.EGRESS_ONLY_INTERNET_GATEWAY,
                (resource, fields) -> builder.add(new InternetGateway(
                        fields.text("EgressOnlyInternetGatewayId"), true, attachedVpcs(fields, "Attachments"))));
        builder.snapshot().regions().forEach(region -> internetGateways(Optional.of(region)));
        internetGateways(Optional.empty());
        builder.each(
                ResourceKind.VPN_GATEWAY,
                (resource, fields) -> builder.add(new VpnGateway(
                        fields.text("VpnGatewayId"),
                        fields.optionalText("State"),
                        attachedVpcs(fields, "VpcAttachments"))));
        builder.listing(VpnGateway.class, ResourceKind.VPN_GATEWAY);
    }

    /** Two calls tell about gateways of the internet. Which one is missing matters to the reader, not to the other. */
    private void internetGateways(Optional<String> region) {
        Listing both =
                builder.listing(region, ResourceKind.INTERNET_GATEWAY, ResourceKind.EGRESS_ONLY_INTERNET_GATEWAY);
        Listing internet = builder.listing(region, ResourceKind.INTERNET_GATEWAY);
        Listing listing = internet.whole() ? new Listing(true, "", both.toKnow()) : internet;
        builder.listing(InternetGateway.class, region, listing);
    }

    private static List<String> attachedVpcs(Fields fields, String attachments) {
        List<String> vpcIds = new ArrayList<>();
        for (Fields attachment : fields.objects(attachments)) {
            if (ATTACHED.contains(attachment.optionalText("State").orElse("").toLowerCase(Locale.ROOT))) {
                vpcIds.add(attachment.text("VpcId"));
            }
        }
        return vpcIds;
    }

    private static NatGateway natGateway(Fields fields) {
        List<IpAddress> privateAddresses = new ArrayList<>();
        List<IpAddress> publicAddresses = new ArrayList<>();
        for (Fields address : fields.objects("NatGatewayAddresses")) {
            address.address("PrivateIp").ifPresent(privateAddresses::add);
            address.address("PublicIp").ifPresent(publicAddresses::add);
        }
        return new NatGateway(
                fields.text("NatGatewayId"),
                fields.text("VpcId"),
                fields.optionalText("SubnetId"),
                connectivity(fields),
                isRegional(fields),
                fields.text("State").toLowerCase(Locale.ROOT),
                fields.optionalText("RouteTableId"),
                privateAddresses,
                publicAddresses,
                fields.optionalText("FailureMessage"));
    }

    /** Until 2021 all gateways were public, and AWS did not say so. */
    private static NatGateway.Connectivity connectivity(Fields fields) {
        return switch (fields.optionalText("ConnectivityType").orElse("public")) {
            case "public" -> NatGateway.Connectivity.PUBLIC;
            case "private" -> NatGateway.Connectivity.PRIVATE;
            default -> throw fields.refusal("ConnectivityType", "public or private");
        };
    }

    /** Until 2025 all gateways stood in one zone, and AWS did not say so. */
    private static boolean isRegional(Fields fields) {
        return switch (fields.optionalText("AvailabilityMode").orElse("zonal")) {
            case "zonal" -> false;
            case "regional" -> true;
            default -> throw fields.refusal("AvailabilityMode", "zonal or regional");
        };
    }
}
