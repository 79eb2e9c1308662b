package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/**
 * A function as its configuration describes it.
 *
 * @param vpcConfig empty when the function is in no VPC; a function that was taken out of one answers with empty lists
 * @param capacityProviderArn of a function on managed instances, whose network is the provider's and not its own
 * @param state {@code Active}, {@code Pending}, {@code Inactive}, {@code Failed}
 */
public record LambdaFunction(
        String name,
        String arn,
        Optional<String> account,
        Optional<String> region,
        Optional<VpcConfig> vpcConfig,
        Optional<String> capacityProviderArn,
        Optional<String> state,
        Optional<Integer> timeoutSeconds)
        implements AwsResource {

    /** Function names repeat between regions and accounts; ARNs do not. */
    @Override
    public String id() {
        return arn;
    }

    /**
     * Where in a network the function stands.
     *
     * @param vpcId as the function itself tells; where it differs from its subnets', the subnets decide
     * @param ipv6Allowed whether connections over IPv6 are made (Ipv6AllowedForDualStack)
     */
    public record VpcConfig(
            Optional<String> vpcId, List<String> subnetIds, List<String> securityGroupIds, boolean ipv6Allowed) {
        public VpcConfig {
            subnetIds = List.copyOf(subnetIds);
            securityGroupIds = List.copyOf(securityGroupIds);
        }
    }

    public LambdaFunction withVpcConfig(VpcConfig changed) {
        return new LambdaFunction(
                name, arn, account, region, Optional.of(changed), capacityProviderArn, state, timeoutSeconds);
    }
}
