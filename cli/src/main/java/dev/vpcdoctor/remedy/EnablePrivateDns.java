package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;

/** Private DNS of an interface endpoint switched on, for all that stand in its VPC. */
public record EnablePrivateDns(VpcEndpoint endpoint) implements Change {

    @Override
    public List<String> commands() {
        String option = endpoint.privateDnsOnlyForInboundResolver()
                ? " --private-dns-enabled --dns-options PrivateDnsOnlyForInboundResolverEndpoint=false"
                : " --private-dns-enabled";
        return List.of("aws ec2 modify-vpc-endpoint --vpc-endpoint-id " + endpoint.id() + option);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(network.find(VpcEndpoint.class, endpoint.id())
                .optional()
                .orElse(endpoint)
                .withPrivateDns());
    }
}
