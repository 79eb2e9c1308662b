package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Expectation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The function is not active: mostly since nobody invoked it for weeks. */
public final class FunctionInactive implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("function-inactive", Expectation.ASLEEP);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return Complaint.withoutModeOfItsOwn(function, Complaint.About.STATE)
                .filter(complaint -> !complaint.is("Failed") && !complaint.is("Pending"))
                .map(complaint -> Cause.of(CODE)
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
