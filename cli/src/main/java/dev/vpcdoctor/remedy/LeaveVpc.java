package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A function taken out of its VPC. */
public record LeaveVpc(LambdaFunction function) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws lambda update-function-configuration --function-name " + function.name()
                + " --vpc-config SubnetIds=[],SecurityGroupIds=[]");
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(function.withoutVpc());
    }
}
