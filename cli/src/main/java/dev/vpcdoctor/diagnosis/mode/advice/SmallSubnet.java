package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;
import java.util.Optional;

/** A subnet of the function has few addresses even when nothing is in it. */
public final class SmallSubnet implements FunctionMode {
    /** A block of 32 addresses: AWS keeps five of them for itself. */
    private static final int SMALL_PREFIX = 27;

    private static final int KEPT_BY_AWS = 5;

    private static final FindingCode CODE = new FindingCode("small-subnet", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Subnet> small = FunctionNetwork.of(about).map(FunctionNetwork::subnets).orElse(List.of()).stream()
                .filter(subnet -> prefix(subnet) >= SMALL_PREFIX)
                .toList();
        if (small.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause =
                Cause.of(CODE).about(small.stream().map(Subnet::id).toList());
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
