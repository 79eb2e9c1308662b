package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.address.AddressFamily;
import dev.vpcdoctor.network.model.Subnet;
import java.util.List;
import java.util.Optional;

/** A subnet of the function has few addresses even when nothing is in it. */
public final class SmallSubnet implements FunctionMode {
    /** A block of 32 addresses: AWS keeps five of them for itself. */
    private static final int SMALL_PREFIX = 27;

    private static final int KEPT_BY_AWS = 5;

    private static final Explanation EXPLANATION = new Explanation(
            "small-subnet",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "A subnet of the function has a block of /27 or smaller: at most 27 addresses, of which every set of"
                + " security groups takes one, and busy functions more. A change of groups holds old and new ones for"
                + " a while.",
            "Nothing, until the addresses are used up: then functions cannot be made or changed, and grow no further.",
            "Addresses that are used up, or nearly, are subnet-out-of-addresses and subnet-nearly-out-of-addresses,"
                    + " whatever the block's size.",
            "A subnet cannot be made larger: make one of /24 in the same zone with the same route table, and put the"
                    + " function there.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Subnet> small = Standing.of(about).map(Standing::subnets).orElse(List.of()).stream()
                .filter(subnet -> prefix(subnet) >= SMALL_PREFIX)
                .toList();
        if (small.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause =
                Cause.of(EXPLANATION).about(small.stream().map(Subnet::id).toList());
        small.forEach(subnet -> cause.says(says(subnet), subnet.id()));
        return Optional.of(cause.summary("Subnet " + small.get(0).id() + " is small: " + usable(small.get(0))
                + " addresses at most, for all that stands in it."));
    }

    private static int prefix(Subnet subnet) {
        return subnet.cidrBlock(AddressFamily.IPV4)
                .map(block -> block.prefixLength())
                .orElse(0);
    }

    private static int usable(Subnet subnet) {
        return (1 << (AddressFamily.IPV4.bits() - prefix(subnet))) - KEPT_BY_AWS;
    }

    private static String says(Subnet subnet) {
        return subnet.id() + " is a /" + prefix(subnet) + " with " + usable(subnet) + " usable addresses"
                + subnet.freeAddresses()
                        .map(free -> ", " + free + " of them free")
                        .orElse("");
    }
}
