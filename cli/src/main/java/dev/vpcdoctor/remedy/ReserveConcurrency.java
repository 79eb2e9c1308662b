package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/** How many times a function may run at once. */
public record ReserveConcurrency(LambdaFunction function, int executions) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws lambda put-function-concurrency --function-name " + function.name()
                + " --reserved-concurrent-executions " + executions);
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new FunctionConcurrency(function.name(), function.region(), Optional.of(executions)));
    }
}
