package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The function is not active: mostly since nobody invoked it for weeks. */
public final class FunctionInactive implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("function-inactive", ExpectedEvidence.ASLEEP);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return LambdaStatusReport.withoutModeOfItsOwn(function, LambdaStatusReport.About.STATE)
                .filter(report -> !report.is("Failed") && !report.is("Pending"))
                .map(report -> Cause.of(CODE)
                        .about(function.name())
                        .says(report.says(), function.arn())
                        .fixedBy(remedy(function, report))
                        .summary("The next invocation of " + function.name() + " fails: it is "
                                + report.status().value()
                                + report.why()
                                        .map(why -> ". " + SentenceText.of(why))
                                        .orElse(".")));
    }

    private static Remedy remedy(LambdaFunction function, LambdaStatusReport report) {
        boolean idle =
                report.code().map(ReasonCode::concern).map(Concern.LIFE::equals).orElse(true);
        return report.is("Inactive")
                ? Remedy.free(
                        idle
                                ? "invoke it once, which fails and brings it back, and wait until it is active"
                                : "correct what Lambda names, then invoke it once and wait until it is active",
                        new SetUpFunctionAgain(function, idle))
                : Remedy.free("no command is known to end the state "
                        + report.status().value() + ": see what Lambda says of it");
    }
}
