package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Quota;
import dev.vpcdoctor.network.target.SourceResolver;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The VPC has as many network interfaces of Lambda's kind as it may have. */
public final class InterfaceQuotaReached implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("eni-quota-reached", ExpectedEvidence.NO_INTERFACE_LEFT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        Optional<LambdaStatusReport> report = LambdaStatusReport.of(function, Concern.QUOTA);
        Optional<InterfaceQuota> quota = InterfaceQuota.of(about);
        boolean reached = quota.filter(InterfaceQuota::isReached).isPresent();
        if (report.isEmpty() && (!reached || function.vpcConfig().isEmpty())) {
            return Optional.empty();
        }
        boolean error = report.isPresent() || lacksInterface(about);
        Cause.Builder cause = Cause.of(CODE)
                .weighing(error ? Severity.ERROR : Severity.WARNING)
                .about(quota.map(one -> List.of(one.vpcId())).orElseGet(List::of))
                .about(function.name());
        report.ifPresent(one -> cause.says(one.says(), function.arn()));
        quota.ifPresent(one -> cause.says(one.says(), one.vpcId()));
        return Optional.of(cause.fixedBy(remedy(function, quota, reached, report.isPresent()))
                .summary(summary(function, quota, reached, error)));
    }

    private static boolean lacksInterface(FunctionExamination about) {
        HyperplaneInterfaces interfaces = new HyperplaneInterfaces(about.network());
        return about.function().vpcConfig().map(VpcConfig::subnetIds).orElseGet(List::of).stream()
                .anyMatch(id -> interfaces.isWithout(about.function(), id));
    }

    private static String summary(
            LambdaFunction function, Optional<InterfaceQuota> quota, boolean reached, boolean error) {
        String vpc = quota.map(InterfaceQuota::vpcId).orElse("its VPC");
        if (!reached) {
            return "Lambda could not give " + function.name() + " its network interfaces: it says that " + vpc
                    + " had no room for more"
                    + quota.map(one -> ". Now there is").orElse("") + ".";
        }
        String full =
                vpc + " has as many as it may have (" + quota.orElseThrow().most() + ")";
        return error
                ? "Lambda cannot give " + function.name() + " its network interfaces: " + full + "."
                : function.name() + " runs on the network interfaces that it has, but Lambda could not make new ones: "
                        + full + ".";
    }

    private static Remedy remedy(
            LambdaFunction function, Optional<InterfaceQuota> quota, boolean reached, boolean complained) {
        List<Change> changes = new ArrayList<>();
        if (reached) {
            changes.add(quota.orElseThrow().raised());
        }
        if (complained) {
            changes.add(new SetUpFunctionAgain(function, quota.isPresent()));
        }
        String what = reached
                ? "raise the quota, which AWS must grant"
                : "delete versions and functions that nobody uses, or raise quota " + HyperplaneInterfaces.QUOTA;
        return Remedy.free(complained ? what + ", and " + LambdaStatusReport.thenAgain(function) : what, changes);
    }

    @Override
    public List<NotRead> missing(FunctionExamination about) {
        boolean inVpc = about.function().vpcConfig().isPresent()
                && new SourceResolver(about.network()).vpcOf(about.function()).isPresent();
        return inVpc
                        && new HyperplaneInterfaces(about.network()).quota(about.function())
                                instanceof Fact.Unknown<Quota> unknown
                ? List.of(new NotRead(
                        "quota " + HyperplaneInterfaces.QUOTA,
                        "not known",
                        unknown.because() + ", so whether Lambda may make more network interfaces is unknown; to be"
                                + " sure: " + unknown.toKnow()))
                : List.of();
    }
}
