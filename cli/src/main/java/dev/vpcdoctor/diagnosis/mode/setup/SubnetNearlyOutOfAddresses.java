package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** A subnet of the function has few free addresses left. */
public final class SubnetNearlyOutOfAddresses implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "subnet-nearly-out-of-addresses",
            Chapter.SETUP,
            Severity.WARNING,
            Expectation.NO_ADDRESS_LEFT,
            "A subnet of the function has no more than " + SubnetRoom.FEW
                    + " free addresses left, and everything else in" + " the subnet takes from the same ones.",
            "Nothing fails yet.",
            "With no address left it is subnet-out-of-addresses. A subnet that is small and has room is no fault.",
            "Put the function into larger subnets with the same routes before these are full.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Subnet> nearlyFull = new SubnetRoom(about.network(), about.function()).nearlyFull();
        if (nearlyFull.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = nearlyFull.stream().map(Subnet::id).toList();
        Cause.Builder cause = Cause.of(EXPLANATION).about(ids);
        nearlyFull.forEach(subnet -> cause.says(
                subnet.cidrBlocks().get(0) + " (" + subnet.availabilityZone() + ") has "
                        + subnet.freeAddresses().orElseThrow() + " free addresses",
                subnet.id()));
        return Optional.of(cause.mendedBy(Remedy.free("put " + about.function().name()
                        + " into larger subnets with the same routes: a subnet cannot be made larger"))
                .summary(
                        String.join(" and ", ids) + (ids.size() == 1 ? " has" : " have") + " hardly a free address left"
                                + " for " + about.function().name() + "."));
    }
}
