package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/**
 * A function as its configuration describes it.
 *
 * @param vpcConfig empty when the function is in no VPC; a function that was taken out of one answers with empty lists
 * @param capacityProviderArn of a function on managed instances, whose network is the provider's and not its own
 * @param state {@code Active}, {@code Pending}, {@code Inactive}, {@code Failed} ...; a list of functions does not tell it
 * @param lastUpdate {@code Successful}, {@code InProgress}, {@code Failed}
 * @param roleArn of its execution role
 */
public record LambdaFunction(
        String name,
        String arn,
        Optional<String> account,
        Optional<String> region,
        Optional<VpcConfig> vpcConfig,
        Optional<String> capacityProviderArn,
        Optional<Status> state,
        Optional<Status> lastUpdate,
        Optional<String> roleArn,
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

    /**
     * How something stands, and why.
     *
     * @param reasonCode such as {@code SubnetOutOfIPAddresses}; mostly empty where all is well
     * @param reason AWS's own words
     */
    public record Status(String value, Optional<String> reasonCode, Optional<String> reason) {

        /** A status that needs no reason. */
        public static Status of(String value) {
            return new Status(value, Optional.empty(), Optional.empty());
        }
    }

    public LambdaFunction withTimeout(int seconds) {
        return new LambdaFunction(
                name,
                arn,
                account,
                region,
                vpcConfig,
                capacityProviderArn,
                state,
                lastUpdate,
                roleArn,
                Optional.of(seconds));
    }

    public LambdaFunction withVpcConfig(VpcConfig changed) {
        return with(Optional.of(changed), state, lastUpdate);
    }

    public LambdaFunction withoutVpc() {
        return with(Optional.empty(), state, lastUpdate);
    }

    /** The function as Lambda says that it stands. */
    public LambdaFunction with(Optional<Status> changedState, Optional<Status> changedUpdate) {
        return with(vpcConfig, changedState, changedUpdate);
    }

    /** The function once Lambda is done with it. */
    public LambdaFunction setUp() {
        return with(Optional.of(Status.of("Active")), Optional.of(Status.of("Successful")));
    }

    private LambdaFunction with(
            Optional<VpcConfig> changedVpc, Optional<Status> changedState, Optional<Status> changedUpdate) {
        return new LambdaFunction(
                name,
                arn,
                account,
                region,
                changedVpc,
                capacityProviderArn,
                changedState,
                changedUpdate,
                roleArn,
                timeoutSeconds);
    }
}
