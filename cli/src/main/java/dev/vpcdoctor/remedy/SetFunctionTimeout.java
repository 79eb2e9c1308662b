package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** How long an invocation may take. */
public record SetFunctionTimeout(LambdaFunction function, int seconds) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws lambda update-function-configuration --function-name " + function.name() + " --timeout "
                + seconds);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(network.find(LambdaFunction.class, function.key())
                .optional()
                .orElse(function)
                .withTimeout(seconds));
    }
}
