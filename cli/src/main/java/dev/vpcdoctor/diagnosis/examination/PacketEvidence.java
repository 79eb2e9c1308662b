package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.PacketsText;
import java.util.List;
import java.util.function.Predicate;

/** What packets did, as evidence for or against a finding. */
public final class PacketEvidence {
    private PacketEvidence() {}

    /** What was seen from each subnet; subnets that saw the same share a line. */
    public static List<Evidence> of(List<Comparison> comparisons, Predicate<Comparison> supports) {
        return PacketsText.of(comparisons.stream().filter(Comparison::isSeen).toList(), supports).stream()
                .map(line -> new Evidence(Evidence.Kind.PACKETS, line.supports(), line.says(), line.from()))
                .toList();
    }
}
