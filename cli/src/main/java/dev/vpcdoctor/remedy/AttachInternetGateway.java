package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** An internet gateway that exists, put onto its VPC. */
public record AttachInternetGateway(String internetGatewayId, String vpcId) implements Change {

    @Override
    public List<String> commands() {
        return List.of(
                "aws ec2 attach-internet-gateway --internet-gateway-id " + internetGatewayId + " --vpc-id " + vpcId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(InternetGateway.class, internetGatewayId)
                .optional()
                .map(gateway -> Blackholes.endIn(network.with(gateway.attachedTo(vpcId)), vpcId, internetGatewayId))
                .orElse(network);
    }
}
