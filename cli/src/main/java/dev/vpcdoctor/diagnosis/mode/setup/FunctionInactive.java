package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetUpFunctionAgain;
import java.util.Optional;

/** The function is not active: mostly since nobody invoked it for weeks. */
public final class FunctionInactive implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-inactive",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.ASLEEP,
            "Nobody invoked the function for weeks, and Lambda took its network interfaces back. The next invocation"
                    + " fails and makes Lambda bring the function back, which takes a minute or two.",
            "The first invocation after a long pause fails with ResourceNotReadyException, and"
                    + " later ones succeed.",
            "If it stays Inactive with a reason about network interfaces, that is its own failure mode. A function"
                    + " that is on its way is function-pending; one that could not be made is function-failed.",
            "Invoke it once and wait until it is active. A function that must always be ready can be invoked every few"
                    + " days by a schedule.",
            "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return Complaint.withoutModeOfItsOwn(function, Complaint.About.STATE)
                .filter(complaint -> !complaint.is("Failed") && !complaint.is("Pending"))
                .map(complaint -> Cause.of(EXPLANATION)
                        .about(function.name())
                        .says(complaint.says(), function.arn())
                        .mendedBy(remedy(function, complaint))
                        .summary("The next invocation of " + function.name() + " fails: it is "
                                + complaint.status().value()
                                + complaint
                                        .why()
                                        .map(why -> ". " + Sentence.of(why))
                                        .orElse(".")));
    }

    private static Remedy remedy(LambdaFunction function, Complaint complaint) {
        boolean idle = complaint
                .code()
                .map(ReasonCode::concern)
                .map(Concern.LIFE::equals)
                .orElse(true);
        return complaint.is("Inactive")
                ? Remedy.free(
                        idle
                                ? "invoke it once, which fails and brings it back, and wait until it is active"
                                : "mend what Lambda names, then invoke it once and wait until it is active",
                        new SetUpFunctionAgain(function, idle))
                : Remedy.free("no command is known to end the state "
                        + complaint.status().value() + ": see what Lambda says of it");
    }
}
