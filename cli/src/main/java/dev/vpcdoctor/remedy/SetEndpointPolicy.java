package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;

/** Another policy for an endpoint. */
public record SetEndpointPolicy(VpcEndpoint endpoint, PolicyDocument policy) implements Change {

    /** The policy that it has, and everything allowed with some resources. */
    public static SetEndpointPolicy allowing(VpcEndpoint endpoint, PolicyDocument now, List<String> resources) {
        return new SetEndpointPolicy(endpoint, now.with(Statement.allowingEverybody(resources)));
    }

    /** The policy that AWS gives to an endpoint for which nobody wrote one: it allows everything. */
    public static SetEndpointPolicy reset(VpcEndpoint endpoint) {
        return new SetEndpointPolicy(endpoint, PolicyDocument.FULL_ACCESS);
    }

    @Override
    public List<String> commands() {
        String option = policy.equals(PolicyDocument.FULL_ACCESS)
                ? " --reset-policy"
                : " --policy-document " + ShellText.quoted(policy.text());
        return List.of("aws ec2 modify-vpc-endpoint --vpc-endpoint-id " + endpoint.id() + option);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(network.find(VpcEndpoint.class, endpoint.id())
                .optional()
                .orElse(endpoint)
                .withPolicy(policy));
    }
}
