package dev.vpcdoctor.diagnosis.mode.verdict;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.examination.PacketEvidence;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.EgressAddressEvidence;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.Correlation;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.walk.NameReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Packets do what the configuration rules out. It comes first: of what packets contradict, no other failure mode speaks,
 * and no fix is claimed.
 */
public final class ConfigurationAndPacketsDisagree implements FailureMode {
    public static final FindingCode CODE =
            new FindingCode("configuration-and-packets-disagree", ExpectedEvidence.PASSES_ANYWAY);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<?>> contradicted = about.blockers().stream()
                .filter(blocker -> isContradicted(blocker, about.packets()))
                .toList();
        Optional<NameReason.Seen> otherName = about.reasons(NameReason.Seen.class).stream()
                .filter(seen -> seen.insteadOf().isPresent())
                .findFirst();
        List<Evidence> otherWay = new EgressAddressEvidence(about).contradictions();
        if (contradicted.isEmpty() && otherName.isEmpty() && otherWay.isEmpty()) {
            return Optional.empty();
        }
        List<Comparison> seen = about.packets().comparisons().stream()
                .filter(one -> !contradicted.isEmpty() ? one.isContradicted() : one.isSeen())
                .toList();
        return Optional.of(Cause.of(CODE)
                .explaining(contradicted)
                .says(otherWay)
                .says(PacketEvidence.of(seen, one -> true))
                .about(contradicted.stream()
                        .map(blocker -> blocker.hop().id())
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList())
                .seenFrom(seen.stream().map(Comparison::subnetId).distinct().toList(), confidence(seen))
                .summary(summary(about, contradicted, otherName)));
    }

    /** What packets rule out from one subnet is not trusted for another one from where none were sent. */
    private static boolean isContradicted(Blocker<?> blocker, Correlation packets) {
        Optional<Comparison> own = packets.of(blocker.path());
        return own.isPresent() && !own.get().confirms(blocker.hop()) && packets.contradictsAnywhere(blocker.hop());
    }

    /** A refusal may be somebody else's on the way; a connection is not. */
    private static Confidence confidence(List<Comparison> seen) {
        boolean certain = !seen.isEmpty()
                && seen.stream()
                        .allMatch(one -> one.sure()
                                && one.observed().connecting() != Connecting.REFUSED
                                && one.observed().connecting() != Connecting.RESET);
        return certain ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    private static String summary(
            Examination about, List<Blocker<?>> contradicted, Optional<NameReason.Seen> otherName) {
        List<String> said = new ArrayList<>();
        if (!contradicted.isEmpty()) {
            boolean nameOutcome = contradicted.stream().allMatch(blocker -> blocker.because() instanceof NameReason);
            said.add(
                    nameOutcome
                            ? "Names resolve, and the configuration says that they cannot."
                            : "Packets get through to " + about.target()
                                    + ", and the configuration says that they cannot: it was read at another time, or"
                                    + " something in it is not understood.");
        }
        otherName.ifPresent(seen -> said.add("The name means " + String.join(", ", seen.addresses())
                + " to the function, and " + seen.insteadOf().orElseThrow() + " by the configuration."));
        if (said.isEmpty()) {
            said.add("Traffic leaves by another way than the configuration says.");
        }
        return String.join(" ", said);
    }
}
