package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** A subnet of the function has few free addresses left. */
public final class SubnetNearlyOutOfAddresses implements FunctionMode {
    private static final FindingCode CODE =
            new FindingCode("subnet-nearly-out-of-addresses", ExpectedEvidence.NO_ADDRESS_LEFT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Subnet> nearlyFull = new SubnetFreeAddresses(about.network(), about.function()).nearlyFull();
        if (nearlyFull.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = nearlyFull.stream().map(Subnet::id).toList();
        Cause.Builder cause = Cause.of(CODE).about(ids);
        nearlyFull.forEach(subnet -> cause.says(
                subnet.cidrBlocks().get(0) + " (" + subnet.availabilityZone() + ") has "
                        + subnet.freeAddresses().orElseThrow() + " free addresses",
                subnet.id()));
        return Optional.of(cause.fixedBy(Remedy.free("put " + about.function().name()
                        + " into larger subnets with the same routes: a subnet cannot be made larger"))
                .summary(
                        String.join(" and ", ids) + (ids.size() == 1 ? " has" : " have") + " hardly a free address left"
                                + " for " + about.function().name() + "."));
    }
}
