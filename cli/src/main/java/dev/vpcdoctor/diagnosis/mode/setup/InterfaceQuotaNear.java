package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The VPC has nearly as many network interfaces of Lambda's kind as it may have. */
public final class InterfaceQuotaNear implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("eni-quota-near", ExpectedEvidence.NO_INTERFACE_LEFT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        boolean told = LambdaStatusReport.of(about.function(), Concern.QUOTA).isPresent();
        boolean inVpc = about.function().vpcConfig().isPresent();
        return InterfaceQuota.of(about)
                .filter(quota -> inVpc && !told && quota.isNear())
                .map(quota -> Cause.of(CODE)
                        .about(quota.vpcId())
                        .says(quota.says(), quota.vpcId())
                        .fixedBy(Remedy.free("raise the quota, which AWS must grant", quota.raised()))
                        .summary("Lambda can soon make no more network interfaces in " + quota.vpcId() + ": it has "
                                + quota.used() + " of at most " + quota.most() + "."));
    }
}
