package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A new gateway that lets IPv6 connections out, and none in. It is free. */
public record CreateEgressOnlyInternetGateway(String vpcId) implements Change {
    /** A shell variable in commands, and the gateway's id in the model while a fix is checked. */
    public static final String ID = "$EIGW";

    @Override
    public List<String> commands() {
        return List.of("EIGW=$(aws ec2 create-egress-only-internet-gateway --vpc-id " + vpcId
                + " --query EgressOnlyInternetGateway.EgressOnlyInternetGatewayId --output text)");
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new InternetGateway(ID, true, List.of(vpcId)));
    }
}
