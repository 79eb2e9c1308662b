package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpnGateway;
import java.util.List;

/** A virtual private gateway that exists, put onto its VPC. */
public record AttachVpnGateway(String vpnGatewayId, String vpcId) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 attach-vpn-gateway --vpn-gateway-id " + vpnGatewayId + " --vpc-id " + vpcId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(VpnGateway.class, vpnGatewayId)
                .optional()
                .map(gateway -> Blackholes.endIn(
                        network.with(new VpnGateway(gateway.id(), gateway.state(), List.of(vpcId))),
                        vpcId,
                        vpnGatewayId))
                .orElse(network);
    }
}
