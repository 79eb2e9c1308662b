package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.LambdaFunctionChange.WaitForFunctionUpdate;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A subnet of the function has no free address for its network interface. */
public final class SubnetOutOfAddresses implements FunctionMode {
    private static final FindingCode CODE =
            new FindingCode("subnet-out-of-addresses", ExpectedEvidence.NO_ADDRESS_LEFT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        Optional<LambdaStatusReport> report = LambdaStatusReport.of(function, Concern.ADDRESSES);
        SubnetFreeAddresses free = new SubnetFreeAddresses(about.network(), function);
        List<Subnet> full = free.full();
        if (report.isEmpty() && full.isEmpty()) {
            return Optional.empty();
        }
        HyperplaneInterfaces interfaces = new HyperplaneInterfaces(about.network());
        boolean error =
                report.isPresent() || full.stream().anyMatch(subnet -> interfaces.isWithout(function, subnet.id()));
        List<String> ids = full.stream().map(Subnet::id).toList();
        Cause.Builder cause = Cause.of(CODE)
                .weighing(error ? Severity.ERROR : Severity.WARNING)
                .about(
                        full.isEmpty()
                                ? function.vpcConfig().map(VpcConfig::subnetIds).orElseGet(List::of)
                                : ids)
                .about(function.name());
        report.ifPresent(one -> cause.says(one.says(), function.arn()));
        full.forEach(subnet -> cause.says(
                subnet.cidrBlocks().get(0) + " (" + subnet.availabilityZone() + ") has no free address", subnet.id()));
        return Optional.of(
                cause.fixedBy(remedy(free, function, full, report.isPresent())).summary(summary(function, ids, error)));
    }

    private static String summary(LambdaFunction function, List<String> full, boolean error) {
        if (full.isEmpty()) {
            return "Lambda could not give " + function.name() + " its network interfaces: it found no free address in a"
                    + " subnet.";
        }
        String which = String.join(" and ", full) + (full.size() == 1 ? " has" : " have") + " no free address";
        return error
                ? "Lambda cannot give " + function.name() + " its network interfaces: " + which + "."
                : function.name() + " runs on the network interfaces that it has, but Lambda could not make new ones: "
                        + which + ".";
    }

    private static Remedy remedy(
            SubnetFreeAddresses free, LambdaFunction function, List<Subnet> full, boolean complained) {
        if (full.isEmpty()) {
            boolean known = function.vpcConfig().map(VpcConfig::subnetIds).orElseGet(List::of).stream()
                    .allMatch(id -> free.network()
                            .find(Subnet.class, id)
                            .optional()
                            .flatMap(Subnet::freeAddresses)
                            .isPresent());
            return Remedy.free(
                    known
                            ? "each subnet has free addresses now: " + LambdaStatusReport.thenAgain(function)
                            : "see which subnet is full, and put the function into another",
                    new SetUpFunctionAgain(function, known));
        }
        Optional<Remedy> elsewhere = free.elsewhere(full);
        if (elsewhere.isEmpty()) {
            return Remedy.free(
                    "free addresses in " + full.get(0).id() + ", or make a subnet with the same routes and put "
                            + function.name() + " into it: a subnet cannot be made larger");
        }
        List<Change> changes = new ArrayList<>(elsewhere.get().changes());
        if (complained) {
            changes.add(new WaitForFunctionUpdate(function));
        }
        return Remedy.free(elsewhere.get().summary(), changes);
    }
}
