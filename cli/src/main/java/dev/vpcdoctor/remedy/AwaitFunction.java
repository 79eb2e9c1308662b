package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A function that Lambda is setting up, waited for. */
public record AwaitFunction(LambdaFunction function) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws lambda wait function-updated-v2 --function-name " + function.name());
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(in(network, function).setUp());
    }

    /** The function as changes before this one left it. */
    static LambdaFunction in(Network network, LambdaFunction function) {
        return network.find(LambdaFunction.class, function.key()).optional().orElse(function);
    }
}
