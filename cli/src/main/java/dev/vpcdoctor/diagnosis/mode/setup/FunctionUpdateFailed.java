package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The last update of the function failed, for a reason that has no failure mode of its own. */
public final class FunctionUpdateFailed implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-update-failed",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.RUNS_ON,
            "The last update of the function's code or configuration failed. Lambda goes on with the configuration"
                    + " before it: that is the live one, whatever was meant to be.",
            "The function runs, and a change that was made to it, such as other subnets or security groups, has no"
                    + " effect.",
            "A function that could not be made at all is function-failed. Reasons about network interfaces are told by"
                    + " their own failure modes.",
            "Mend what Lambda names, and make the update again.",
            "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        String name = about.function().name();
        return Complaint.withoutModeOfItsOwn(about.function(), Complaint.About.UPDATE)
                .map(complaint -> Cause.of(EXPLANATION)
                        .about(name)
                        .says(complaint.says(), about.function().arn())
                        .mendedBy(Remedy.free("mend what Lambda names, and make the update again"))
                        .summary("The last update of " + name + " failed: the configuration before it is the live one"
                                + complaint
                                        .why()
                                        .map(why -> ". " + Sentence.of(why))
                                        .orElse(".")));
    }
}
