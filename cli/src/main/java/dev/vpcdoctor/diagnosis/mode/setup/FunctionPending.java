package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.remedy.AwaitFunction;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetUpFunctionAgain;
import java.util.Optional;

/** Lambda is making or changing the function. */
public final class FunctionPending implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-pending",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.BEING_MADE,
            "Lambda is making the function, or bringing it back, with its network interfaces. It takes no invocations"
                    + " until it is Active. While only an update is in progress, the configuration before it serves"
                    + " invocations: then it is a warning.",
            "ResourceConflictException: \"The function is currently in the following state:"
                    + " Pending\". Within a minute or two it succeeds.",
            "A function that was idle and that nobody invoked yet is function-inactive. A Pending function with a"
                    + " reason about network interfaces is told by that.",
            "Wait until it is active. If it is still Pending after six minutes, update its configuration with what it"
                    + " has: that makes Lambda give up and say why.",
            "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return Complaint.withoutModeOfItsOwn(function, Complaint.About.STATE)
                .filter(complaint -> complaint.is("Pending"))
                .map(complaint -> pending(function, complaint))
                .or(() -> function.lastUpdate()
                        .filter(status -> status.value().equals("InProgress"))
                        .map(status -> updating(function, status)));
    }

    private static Cause pending(LambdaFunction function, Complaint complaint) {
        return Cause.of(EXPLANATION)
                .about(function.name())
                .says(complaint.says(), function.arn())
                .mendedBy(Remedy.free(
                        "wait until it is active, which takes a minute or two", new SetUpFunctionAgain(function, true)))
                .summary(function.name() + " takes no invocations yet: it is Pending"
                        + complaint.why().map(why -> ". " + Sentence.of(why)).orElse("."));
    }

    private static Cause updating(LambdaFunction function, Status status) {
        return Cause.of(EXPLANATION.withSeverity(Severity.WARNING))
                .about(function.name())
                .says("Lambda: the last update is " + status.value(), function.arn())
                .mendedBy(Remedy.free("wait until the update is done, and diagnose again", new AwaitFunction(function)))
                .summary("An update of " + function.name()
                        + " is in progress: until it is done, the configuration before" + " it is the live one.");
    }
}
