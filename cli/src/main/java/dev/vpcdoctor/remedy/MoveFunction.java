package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A function put into other subnets, with other security groups, or allowed to use IPv6. */
public record MoveFunction(LambdaFunction function, VpcConfig to) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws lambda update-function-configuration --function-name " + function.name()
                + " --vpc-config SubnetIds=" + String.join(",", to.subnetIds()) + ",SecurityGroupIds="
                + String.join(",", to.securityGroupIds())
                + (to.ipv6Allowed() ? ",Ipv6AllowedForDualStack=true" : ""));
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(function.withVpcConfig(to));
    }
}
