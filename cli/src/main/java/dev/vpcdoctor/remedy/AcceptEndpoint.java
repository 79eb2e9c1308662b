package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;

/** An endpoint accepted by whoever owns the service behind it. */
public record AcceptEndpoint(VpcEndpoint endpoint) implements Change {

    @Override
    public List<String> commands() {
        String name = endpoint.serviceName();
        return List.of("aws ec2 accept-vpc-endpoint-connections --service-id "
                + name.substring(name.lastIndexOf('.') + 1) + " --vpc-endpoint-ids " + endpoint.id());
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(network.find(VpcEndpoint.class, endpoint.id())
                .optional()
                .orElse(endpoint)
                .withState("available"));
    }
}
