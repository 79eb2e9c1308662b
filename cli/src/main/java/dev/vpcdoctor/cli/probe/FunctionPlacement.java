package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.network.model.LambdaFunction;
import java.util.Optional;

/** Where probes have to stand so that what they see is what a function sees. */
public sealed interface FunctionPlacement {

    /** In the function's own subnets, with exactly its groups. */
    record Known(ProbePlacement placement) implements FunctionPlacement {}

    /**
     * Nowhere.
     *
     * @param because for the user, without a full stop
     */
    record None(String because) implements FunctionPlacement {}

    /** The placement of a function. */
    static FunctionPlacement of(LambdaFunction function) {
        if (function.capacityProviderArn().isPresent()) {
            return new None(function.name() + " runs on managed instances: a probe cannot stand in their network");
        }
        Optional<LambdaFunction.VpcConfig> config = function.vpcConfig();
        if (config.isEmpty()) {
            return new None(function.name() + " is in no VPC: it has no subnets in which a probe could stand");
        }
        if (config.get().subnetIds().isEmpty()) {
            return new None("the subnets of " + function.name() + " are not known");
        }
        if (config.get().securityGroupIds().isEmpty()) {
            return new None("the security groups of " + function.name() + " are not known");
        }
        return new Known(new ProbePlacement(
                config.get().subnetIds(),
                config.get().securityGroupIds(),
                config.get().ipv6Allowed(),
                Optional.of(function.name())));
    }
}
