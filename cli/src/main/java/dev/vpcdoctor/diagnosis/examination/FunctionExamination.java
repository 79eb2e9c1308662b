package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/**
 * One function as it is set up.
 *
 * @param witnesses who else speaks of it; nobody in a network that a fix has changed
 * @param targets what was walked to, for modes that depend on what the function uses; empty when nothing was asked for
 */
public record FunctionExamination(
        Network network, Witnesses witnesses, LambdaFunction function, List<Examination> targets) {
    public FunctionExamination {
        targets = List.copyOf(targets);
    }
}
