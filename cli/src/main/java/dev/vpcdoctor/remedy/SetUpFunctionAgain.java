package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/**
 * Lambda made to set a function up once more, and waited for: by an invocation where it is inactive, else by an update
 * with the same configuration.
 *
 * @param mended whether what hindered Lambda is known to be gone; if not, the function stays as it is in the model, and no
 *     check succeeds
 */
public record SetUpFunctionAgain(LambdaFunction function, boolean mended) implements Change {

    @Override
    public List<String> commands() {
        String name = " --function-name " + function.name();
        if (is("Inactive")) {
            return List.of(
                    "aws lambda invoke" + name + " /dev/stdout || true", "aws lambda wait function-active-v2" + name);
        }
        if (is("Pending")) {
            return List.of("aws lambda wait function-active-v2" + name);
        }
        return List.of(update(name), "aws lambda wait function-updated-v2" + name);
    }

    private boolean is(String state) {
        return function.state().map(Status::value).equals(Optional.of(state));
    }

    private String update(String name) {
        return function.vpcConfig()
                .map(config -> new MoveFunction(function, config).commands().get(0))
                .orElse("aws lambda update-function-configuration" + name);
    }

    @Override
    public Network applyTo(Network network) {
        return mended ? network.with(AwaitFunction.in(network, function).setUp()) : network;
    }
}
