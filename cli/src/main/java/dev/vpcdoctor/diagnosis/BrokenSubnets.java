package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.PacketEvidence;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.OverallFindings;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.Correlation;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** That some of the function's subnets reach the target and others do not. */
record BrokenSubnets(Examination examination, List<Cause> causes) {

    Optional<Finding> finding() {
        Paths paths = examination.paths();
        List<FromSubnet> broken = from(Verdict.BLOCKED);
        List<FromSubnet> open = from(Verdict.OPEN);
        if (broken.isEmpty() || open.isEmpty()) {
            return Optional.empty();
        }
        int all = paths.fromSubnets().size();
        List<String> ids = broken.stream().map(FromSubnet::subnetId).toList();
        String names =
                String.join(", ", broken.stream().map(BrokenSubnets::named).toList());
        List<Evidence> evidence = new ArrayList<>(paths.fromSubnets().stream()
                .map(from -> new Evidence(
                        Evidence.Kind.CONFIGURATION,
                        "from " + named(from) + ": " + paths.verdictFrom(from),
                        from.subnetId()))
                .toList());
        evidence.addAll(PacketEvidence.of(examination.packets().comparisons(), one -> true));
        boolean predicted = broken.stream().allMatch(from -> paths.verdictFrom(from) == Verdict.BLOCKED);
        return Optional.of(new Finding(
                OverallFindings.ONE_SUBNET_BROKEN,
                Severity.ERROR,
                isCertain() ? Confidence.CERTAIN : Confidence.LIKELY,
                examination.function().name() + " fails from " + names + " only: about " + broken.size() + " of " + all
                        + " invocations.",
                List.of(paths.target().expression().asked()),
                ids,
                ids,
                evidence,
                predicted ? new FixCheck(examination, causes).withoutSubnets(ids) : Optional.empty()));
    }

    private List<FromSubnet> from(Verdict verdict) {
        return examination.paths().fromSubnets().stream()
                .filter(from -> concludedFrom(from) == verdict)
                .toList();
    }

    private Verdict concludedFrom(FromSubnet from) {
        Correlation packets = examination.packets();
        return packets.isSeen()
                ? packets.concludedFrom(from.subnetId())
                : examination.paths().verdictFrom(from);
    }

    /** Both witnesses say the same of each subnet. */
    private boolean isCertain() {
        return examination.packets().comparisons().stream()
                .allMatch(one -> one.sure()
                        && switch (one.predicted()) {
                            case OPEN -> one.observed().connecting() == Connecting.OPEN;
                            case BLOCKED -> isConfirmed(one);
                            case SOMETIMES, UNKNOWN -> false;
                        });
    }

    private static boolean isConfirmed(Comparison comparison) {
        return comparison.path().orElseThrow().hops().stream().anyMatch(comparison::confirms);
    }

    private static String named(FromSubnet from) {
        return from.subnet()
                .optional()
                .map(Subnet::availabilityZone)
                .map(zone -> from.subnetId() + " (" + zone + ")")
                .orElse(from.subnetId());
    }
}
