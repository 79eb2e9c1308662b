package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** EC2 throttled Lambda while it made the function's network interfaces. */
public final class Ec2ApiThrottled implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("ec2-api-throttled", ExpectedEvidence.EC2_THROTTLED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return LambdaStatusReport.of(about.function(), Concern.THROTTLED)
                .map(report -> Cause.of(CODE)
                        .about(about.function().name())
                        .says(report.says(), about.function().arn())
                        .fixedBy(Remedy.free(
                                "wait some minutes, and let Lambda try again",
                                new SetUpFunctionAgain(about.function(), false)))
                        .summary("Lambda could not give " + about.function().name()
                                + " its network interfaces: EC2 throttled its calls."));
    }
}
