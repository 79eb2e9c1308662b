package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.LambdaFunctionChange.WaitForFunctionUpdate;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** Lambda is making or changing the function. */
public final class FunctionPending implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("function-pending", ExpectedEvidence.BEING_MADE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return LambdaStatusReport.withoutModeOfItsOwn(function, LambdaStatusReport.About.STATE)
                .filter(report -> report.is("Pending"))
                .map(report -> pending(function, report))
                .or(() -> function.lastUpdate()
                        .filter(status -> status.value().equals("InProgress"))
                        .map(status -> updating(function, status)));
    }

    private static Cause pending(LambdaFunction function, LambdaStatusReport report) {
        return Cause.of(CODE)
                .about(function.name())
                .says(report.says(), function.arn())
                .fixedBy(Remedy.free(
                        "wait until it is active, which takes a minute or two", new SetUpFunctionAgain(function, true)))
                .summary(function.name() + " takes no invocations yet: it is Pending"
                        + report.why().map(why -> ". " + SentenceText.of(why)).orElse("."));
    }

    private static Cause updating(LambdaFunction function, Status status) {
        return Cause.of(CODE)
                .weighing(Severity.WARNING)
                .about(function.name())
                .says("Lambda: the last update is " + status.value(), function.arn())
                .fixedBy(Remedy.free(
                        "wait until the update is done, and diagnose again", new WaitForFunctionUpdate(function)))
                .summary("An update of " + function.name()
                        + " is in progress: until it is done, the configuration before" + " it is the live one.");
    }
}
