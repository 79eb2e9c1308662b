package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * A public NAT gateway with a new address, in a subnet that leads to an internet gateway. Commands after it name it
 * {@code $NAT}.
 */
public record CreateNatGateway(Subnet publicSubnet) implements Change {
    /** What later commands call it. */
    public static final String VARIABLE = "$NAT";

    /** What the model calls it while a fix is checked. */
    public static final String ID = "nat-new";

    @Override
    public List<String> commands() {
        return List.of(
                "EIP=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)",
                "NAT=$(aws ec2 create-nat-gateway --subnet-id " + publicSubnet.id()
                        + " --allocation-id $EIP --query NatGateway.NatGatewayId --output text)",
                "aws ec2 wait nat-gateway-available --nat-gateway-ids $NAT");
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new NatGateway(
                ID,
                publicSubnet.vpcId(),
                Optional.of(publicSubnet.id()),
                NatGateway.Connectivity.PUBLIC,
                false,
                "available",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty()));
    }
}
