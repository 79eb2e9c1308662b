package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import java.util.Optional;

/**
 * Where a packet stands on its way, about to be routed.
 *
 * @param subnet whose table and network ACL hold; empty behind a regional NAT gateway, which stands in none
 * @param vpcId the VPC
 */
record PacketPosition(String vpcId, Optional<Subnet> subnet, Stage stage) {

    /** What has handled the packet last. */
    sealed interface Stage {
        /** The source itself. */
        record Start() implements Stage {}

        /**
         * A NAT gateway.
         *
         * @param routeTable the own table of a regional gateway
         */
        record BehindNat(NatGateway nat, Optional<RouteTable> routeTable) implements Stage {}

        /**
         * A transit gateway has brought the packet into another VPC.
         *
         * @param from the attachment by which the packet left the earlier VPC
         * @param to the attachment by which it came here
         */
        record BehindTransitGateway(PacketPosition earlier, TransitGatewayAttachment from, TransitGatewayAttachment to)
                implements Stage {}
    }

    boolean isIn(Subnet other) {
        return subnet.map(own -> own.id().equals(other.id())).orElse(false);
    }

    /** A packet that has passed a NAT gateway carries that gateway's address. */
    Optional<NatGateway> nat() {
        return stage instanceof Stage.BehindNat behind ? Optional.of(behind.nat()) : Optional.empty();
    }
}
