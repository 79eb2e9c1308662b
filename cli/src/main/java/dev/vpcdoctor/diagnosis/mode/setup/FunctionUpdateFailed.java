package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The last update of the function failed, for a reason that has no failure mode of its own. */
public final class FunctionUpdateFailed implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("function-update-failed", ExpectedEvidence.RUNS_ON);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        String name = about.function().name();
        return LambdaStatusReport.withoutModeOfItsOwn(about.function(), LambdaStatusReport.About.UPDATE)
                .map(report -> Cause.of(CODE)
                        .about(name)
                        .says(report.says(), about.function().arn())
                        .fixedBy(Remedy.free("correct what Lambda names, and make the update again"))
                        .summary("The last update of " + name + " failed: the configuration before it is the live one"
                                + report.why()
                                        .map(why -> ". " + SentenceText.of(why))
                                        .orElse(".")));
    }
}
