package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.remedy.InvokeOnSchedule;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;
import java.util.Set;

/** Nobody invoked the function for weeks, and Lambda took its network interfaces back: it will again. */
public final class SeldomUsedFunctionGoesInactive implements FunctionMode {
    /** Reason codes of a state that tell of a pause (docs.aws.amazon.com/lambda/latest/dg/functions-states.html). */
    private static final Set<String> AFTER_A_PAUSE = Set.of("Idle", "Restoring");

    private static final Explanation EXPLANATION = new Explanation(
            "seldom-used-function-goes-inactive",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "The function was not invoked for 14 days, and Lambda took its network interfaces back. It will do so after"
                    + " every such pause.",
            "The first invocation after a pause fails with ResourceNotReadyException, however well the network is set"
                    + " up.",
            "That the function is inactive now, and how it comes back, is function-inactive. This is how it does not"
                    + " happen again. A function in no VPC is never concerned.",
            "Invoke it once a week by a schedule, with an event that asks nothing of it; or let its callers try again.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return function.state()
                .filter(state -> function.vpcConfig().isPresent()
                        && state.reasonCode().filter(AFTER_A_PAUSE::contains).isPresent())
                .map(state -> Cause.of(EXPLANATION)
                        .about(function.name())
                        .says(
                                "its state is " + state.value() + " ("
                                        + state.reasonCode().orElseThrow() + ")",
                                function.arn())
                        .mendedBy(Remedy.free(
                                "invoke it once a week, with an event that asks nothing of it",
                                new InvokeOnSchedule(function)))
                        .summary(function.name()
                                + " was not invoked for 14 days and lost its network interfaces: without"
                                + " a schedule it will again."));
    }
}
