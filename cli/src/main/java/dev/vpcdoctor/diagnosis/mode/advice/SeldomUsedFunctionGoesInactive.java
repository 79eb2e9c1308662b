package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.remedy.LambdaFunctionChange.InvokeFunctionWeekly;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;
import java.util.Set;

/** Nobody invoked the function for weeks, and Lambda took its network interfaces back: it will again. */
public final class SeldomUsedFunctionGoesInactive implements FunctionMode {
    /** Reason codes of a state that tell of a pause (docs.aws.amazon.com/lambda/latest/dg/functions-states.html). */
    private static final Set<String> AFTER_A_PAUSE = Set.of("Idle", "Restoring");

    private static final FindingCode CODE =
            new FindingCode("seldom-used-function-goes-inactive", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return function.state()
                .filter(state -> function.vpcConfig().isPresent()
                        && state.reasonCode().filter(AFTER_A_PAUSE::contains).isPresent())
                .map(state -> Cause.of(CODE)
                        .about(function.name())
                        .says(
                                "its state is " + state.value() + " ("
                                        + state.reasonCode().orElseThrow() + ")",
                                function.arn())
                        .fixedBy(Remedy.free(
                                "invoke it once a week, with an event that asks nothing of it",
                                new InvokeFunctionWeekly(function)))
                        .summary(function.name()
                                + " was not invoked for 14 days and lost its network interfaces: without"
                                + " a schedule it will again."));
    }
}
