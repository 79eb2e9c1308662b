package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable;
import dev.vpcdoctor.network.model.TransitGatewayRouteTable.TransitRoute;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import java.util.Locale;
import java.util.Optional;

/** What gateways, endpoints, peerings and transit gateways decide. */
public sealed interface GatewayReason extends Reason {

    /** It is there and passes packets on. */
    record Passes(String state) implements GatewayReason {
        @Override
        public String says() {
            return state;
        }
    }

    /** The internet gateway is not attached to the VPC. */
    record Detached(String gatewayId, String vpcId) implements GatewayReason {
        @Override
        public String says() {
            return "not attached to " + vpcId;
        }
    }

    /** An internet gateway drops what comes from an interface without a public address. */
    record NoPublicAddress(Subnet subnet, boolean lambda) implements GatewayReason {
        @Override
        public String says() {
            return lambda ? "a Lambda interface has no public address" : "the source has no public address";
        }
    }

    /** The internet does not route the private address. */
    record PrivateOnInternet(String address) implements GatewayReason {
        @Override
        public String says() {
            return "the internet does not route " + address;
        }
    }

    /** Block Public Access drops traffic with the internet. */
    record PublicAccessBlocked(Subnet subnet, InternetGatewayBlockMode mode) implements GatewayReason {
        @Override
        public String says() {
            return mode.name().toLowerCase(Locale.ROOT).replace('_', '-') + " holds for " + subnet.id();
        }
    }

    /** The NAT gateway is failed, deleted, or not yet there. */
    record NatNotAvailable(NatGateway nat) implements GatewayReason {
        @Override
        public String says() {
            return "state is " + nat.state()
                    + nat.failureMessage().map(message -> " (" + message + ")").orElse("");
        }
    }

    /** A private NAT gateway has no public address. */
    record NatIsPrivate(NatGateway nat) implements GatewayReason {
        @Override
        public String says() {
            return "connectivity type is private";
        }
    }

    /** The NAT gateway's own subnet does not lead to an internet gateway. */
    record NatWithoutInternet(NatGateway nat, String routeTableId, String found) implements GatewayReason {
        @Override
        public String says() {
            return routeTableId + " has " + found;
        }
    }

    /** The peering is pending, expired, deleted ... */
    record PeeringInactive(VpcPeeringConnection peering) implements GatewayReason {
        @Override
        public String says() {
            return "status is " + peering.statusCode();
        }
    }

    /** The address is in neither VPC of the peering: nothing goes through the peer to somewhere else. */
    record BeyondPeer(VpcPeeringConnection peering, String address) implements GatewayReason {
        @Override
        public String says() {
            return address + " is not in the peer VPC, and peering leads no further";
        }
    }

    /** The VPC is not attached, or the attachment is not available. */
    record NotAttached(String transitGatewayId, String vpcId, Optional<TransitGatewayAttachment> attachment)
            implements GatewayReason {
        @Override
        public String says() {
            return attachment
                    .map(found -> "attachment of " + vpcId + " is " + found.state())
                    .orElse(vpcId + " is not attached to " + transitGatewayId);
        }
    }

    /** A transit gateway takes traffic only from availability zones in which the attachment has a subnet. */
    record NotInZone(TransitGatewayAttachment attachment, String vpcId, String availabilityZone)
            implements GatewayReason {
        @Override
        public String says() {
            return "no attachment subnet in " + availabilityZone;
        }
    }

    /** The attachment is associated with no route table, or the table has no route. */
    record NoTransitRoute(
            TransitGatewayAttachment from, Optional<TransitGatewayRouteTable> table, String to, boolean wayBack)
            implements GatewayReason {
        @Override
        public String says() {
            return table.map(found -> "no route " + (wayBack ? "back " : "") + "to " + to + " in " + found.id())
                    .orElse("no route table is associated with " + from.id());
        }
    }

    /** The transit gateway's route drops packets. */
    record TransitBlackhole(
            TransitGatewayAttachment from, TransitGatewayRouteTable table, TransitRoute route, boolean wayBack)
            implements GatewayReason {
        @Override
        public String says() {
            return route.cidr() + " is a blackhole" + (wayBack ? " for answers" : "");
        }
    }

    /** The endpoint is pending, rejected, deleted ... */
    record EndpointUnavailable(VpcEndpoint endpoint) implements GatewayReason {
        @Override
        public String says() {
            return "state is " + endpoint.state();
        }
    }

    /** The policy of the endpoint lets nothing through for what is asked. */
    record PolicyDenies(VpcEndpoint endpoint, String what) implements GatewayReason {
        @Override
        public String says() {
            return "the policy allows nothing on " + what;
        }
    }
}
