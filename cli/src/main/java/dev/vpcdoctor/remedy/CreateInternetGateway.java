package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A new internet gateway on a VPC that has none. */
public record CreateInternetGateway(String vpcId) implements Change {
    /** A shell variable in commands, and the gateway's id in the model while a fix is checked. */
    public static final String ID = "$IGW";

    @Override
    public List<String> commands() {
        return List.of(
                "IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)",
                "aws ec2 attach-internet-gateway --internet-gateway-id " + ID + " --vpc-id " + vpcId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new InternetGateway(ID, false, List.of(vpcId)));
    }
}
