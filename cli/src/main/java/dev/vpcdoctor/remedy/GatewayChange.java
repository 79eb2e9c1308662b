package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpnGateway;
import java.util.List;
import java.util.Optional;

/** A change to what leads out of a VPC: internet gateways, NAT gateways and instances, virtual private gateways. */
public sealed interface GatewayChange extends Change {

    /** A new internet gateway on a VPC that has none. */
    record CreateInternetGateway(String vpcId) implements GatewayChange {
        /** A shell variable in commands, and the gateway's id in the model while a fix is checked. */
        public static final String ID = "$IGW";

        @Override
        public List<String> commands() {
            return List.of(
                    ShellText.assigned(ID, "aws ec2 create-internet-gateway", "InternetGateway.InternetGatewayId"),
                    AttachInternetGateway.command(ID, vpcId));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new InternetGateway(ID, false, List.of(vpcId)));
        }
    }

    /** An internet gateway that exists, put onto its VPC. */
    record AttachInternetGateway(String internetGatewayId, String vpcId) implements GatewayChange {

        @Override
        public List<String> commands() {
            return List.of(command(internetGatewayId, vpcId));
        }

        private static String command(String internetGatewayId, String vpcId) {
            return "aws ec2 attach-internet-gateway --internet-gateway-id " + internetGatewayId + " --vpc-id " + vpcId;
        }

        @Override
        public Network applyTo(Network network) {
            return network.find(InternetGateway.class, internetGatewayId)
                    .optional()
                    .map(gateway ->
                            BlackholeRoutes.reviveIn(network.with(gateway.attachedTo(vpcId)), vpcId, internetGatewayId))
                    .orElse(network);
        }
    }

    /** A new gateway that lets IPv6 connections out, and none in. It is free. */
    record CreateEgressOnlyInternetGateway(String vpcId) implements GatewayChange {
        /** A shell variable in commands, and the gateway's id in the model while a fix is checked. */
        public static final String ID = "$EIGW";

        @Override
        public List<String> commands() {
            return List.of(ShellText.assigned(
                    ID,
                    "aws ec2 create-egress-only-internet-gateway --vpc-id " + vpcId,
                    "EgressOnlyInternetGateway.EgressOnlyInternetGatewayId"));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new InternetGateway(ID, true, List.of(vpcId)));
        }
    }

    /**
     * A public NAT gateway with a new address.
     *
     * @param subnetId a subnet that leads to an internet gateway
     */
    record CreateNatGateway(String vpcId, String subnetId) implements GatewayChange {
        /** A shell variable in commands, and the gateway's id in the model while a fix is checked. */
        public static final String ID = "$NAT";

        @Override
        public List<String> commands() {
            return List.of(
                    ShellText.assigned("$EIP", "aws ec2 allocate-address --domain vpc", "AllocationId"),
                    ShellText.assigned(
                            ID,
                            "aws ec2 create-nat-gateway --subnet-id " + subnetId + " --allocation-id $EIP",
                            "NatGateway.NatGatewayId"),
                    "aws ec2 wait nat-gateway-available --nat-gateway-ids " + ID);
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new NatGateway(
                    ID,
                    vpcId,
                    Optional.of(subnetId),
                    NatGateway.Connectivity.PUBLIC,
                    false,
                    "available",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty()));
        }
    }

    /** A virtual private gateway that exists, put onto its VPC. */
    record AttachVpnGateway(String vpnGatewayId, String vpcId) implements GatewayChange {

        @Override
        public List<String> commands() {
            return List.of("aws ec2 attach-vpn-gateway --vpn-gateway-id " + vpnGatewayId + " --vpc-id " + vpcId);
        }

        @Override
        public Network applyTo(Network network) {
            return network.find(VpnGateway.class, vpnGatewayId)
                    .optional()
                    .map(gateway -> BlackholeRoutes.reviveIn(
                            network.with(new VpnGateway(gateway.id(), gateway.state(), List.of(vpcId))),
                            vpcId,
                            vpnGatewayId))
                    .orElse(network);
        }
    }
}
