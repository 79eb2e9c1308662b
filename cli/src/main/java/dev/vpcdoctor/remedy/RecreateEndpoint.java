package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;

/** An endpoint that will never be available again, made anew as it was; the old one first gives its names free. */
public record RecreateEndpoint(VpcEndpoint endpoint) implements Change {

    @Override
    public List<String> commands() {
        boolean gateway = endpoint.type() == VpcEndpoint.Type.GATEWAY;
        String places = gateway
                ? " --vpc-endpoint-type Gateway --route-table-ids " + String.join(" ", endpoint.routeTableIds())
                : " --vpc-endpoint-type Interface --subnet-ids " + String.join(" ", endpoint.subnetIds())
                        + " --security-group-ids "
                        + String.join(
                                " ",
                                endpoint.securityGroupIds().stream().sorted().toList())
                        + (endpoint.privateDnsEnabled() ? " --private-dns-enabled" : "");
        String create = "aws ec2 create-vpc-endpoint --vpc-id " + endpoint.vpcId() + " --service-name "
                + endpoint.serviceName() + places;
        return endpoint.state().equals("deleted")
                ? List.of(create)
                : List.of("aws ec2 delete-vpc-endpoints --vpc-endpoint-ids " + endpoint.id(), create);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(network.find(VpcEndpoint.class, endpoint.id())
                .optional()
                .orElse(endpoint)
                .withState("available"));
    }
}
