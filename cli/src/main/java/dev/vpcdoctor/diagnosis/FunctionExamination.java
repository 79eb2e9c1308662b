package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/**
 * One function as it is set up.
 *
 * @param targets what was walked to, for modes that depend on what the function uses; empty when nothing was asked for
 */
public record FunctionExamination(Network network, LambdaFunction function, List<Examination> targets) {
    public FunctionExamination {
        targets = List.copyOf(targets);
    }
}
