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

/** Lambda could not make the function, for a reason that has no failure mode of its own. */
public final class FunctionFailed implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-failed",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.NOT_MADE,
            "Lambda could not make the function: its state is Failed. The reason is not its network interfaces; those"
                    + " have failure modes of their own.",
            "Every invocation fails before any code runs and any packet leaves.",
            "A function that runs and whose last update failed is function-update-failed. Reasons about network"
                    + " interfaces are role-cannot-manage-enis, eni-quota-reached, subnet-out-of-addresses,"
                    + " subnet-or-security-group-gone and ec2-api-throttled.",
            "Mend what Lambda names, delete the function and make it again: Lambda does not take up a function that"
                    + " failed.",
            "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        String name = about.function().name();
        return Complaint.withoutModeOfItsOwn(about.function(), Complaint.About.STATE)
                .filter(complaint -> complaint.is("Failed"))
                .map(complaint -> Cause.of(EXPLANATION)
                        .about(name)
                        .says(complaint.says(), about.function().arn())
                        .mendedBy(Remedy.free("mend what Lambda names, delete " + name
                                + " and make it again: Lambda does not take up a function that failed"))
                        .summary(name + " cannot run: Lambda could not make it"
                                + complaint
                                        .why()
                                        .map(why -> ". " + Sentence.of(why))
                                        .orElse(".")));
    }
}
