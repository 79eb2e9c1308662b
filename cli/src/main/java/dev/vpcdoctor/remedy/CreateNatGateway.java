package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/**
 * A public NAT gateway with a new address.
 *
 * @param subnetId a subnet that leads to an internet gateway
 */
public record CreateNatGateway(String vpcId, String subnetId) implements Change {
    /** A shell variable in commands, and the gateway's id in the model while a fix is checked. */
    public static final String ID = "$NAT";

    @Override
    public List<String> commands() {
        return List.of(
                "EIP=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)",
                "NAT=$(aws ec2 create-nat-gateway --subnet-id " + subnetId
                        + " --allocation-id $EIP --query NatGateway.NatGatewayId --output text)",
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
