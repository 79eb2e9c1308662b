package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** Lambda could not make the function, for a reason that has no failure mode of its own. */
public final class FunctionFailed implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("function-failed", ExpectedEvidence.NOT_MADE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        String name = about.function().name();
        return LambdaStatusReport.withoutModeOfItsOwn(about.function(), LambdaStatusReport.About.STATE)
                .filter(report -> report.is("Failed"))
                .map(report -> Cause.of(CODE)
                        .about(name)
                        .says(report.says(), about.function().arn())
                        .fixedBy(Remedy.free("correct what Lambda names, delete " + name
                                + " and make it again: Lambda does not take up a function that failed"))
                        .summary(name + " cannot run: Lambda could not make it"
                                + report.why()
                                        .map(why -> ". " + SentenceText.of(why))
                                        .orElse(".")));
    }
}
