package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The VPC has nearly as many network interfaces of Lambda's kind as it may have. */
public final class InterfaceQuotaNear implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "eni-quota-near",
            Chapter.SETUP,
            Severity.WARNING,
            Expectation.NO_INTERFACE_LEFT,
            "At least nine of ten network interfaces that Lambda may make in the VPC (quota L-9FEE3D26) are there,"
                    + " counted together with those of file systems.",
            "Nothing fails yet. A deployment with new subnets or security groups may be the one that does.",
            "Once no more can be made it is eni-quota-reached. Few free addresses in a subnet are"
                    + " subnet-nearly-out-of-addresses.",
            "Raise the quota before it is reached. Let functions share the same subnets and security groups, and delete"
                    + " published versions that nobody uses.",
            "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        boolean told = Complaint.of(about.function(), Concern.QUOTA).isPresent();
        boolean inVpc = about.function().vpcConfig().isPresent();
        return InterfaceQuota.of(about)
                .filter(quota -> inVpc && !told && quota.isNear())
                .map(quota -> Cause.of(EXPLANATION)
                        .about(quota.vpcId())
                        .says(quota.says(), quota.vpcId())
                        .mendedBy(Remedy.free("raise the quota, which AWS must grant", quota.raised()))
                        .summary("Lambda can soon make no more network interfaces in " + quota.vpcId() + ": it has "
                                + quota.used() + " of at most " + quota.most() + "."));
    }
}
