package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.UnknownFacts.UnknownFact;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.PacketEvidence;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.mode.common.EgressAddressEvidence;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.HealthyText;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How sure it is that nothing is wrong, and how that is known. */
record HealthyAssessment(Examination examination) {
    private static final String ELSE = "If the function still fails, look at credentials, the request itself, or the"
            + " function's own time-outs.";
    private static final Set<Outcome> ODD =
            Set.of(Outcome.SILENT, Outcome.WRONG_PROTOCOL, Outcome.HANDSHAKE_FAILED, Outcome.NOT_TLS);

    Confidence confidence() {
        boolean inVpc = examination.function().vpcConfig().isPresent();
        boolean certain = inVpc
                && new EgressAddressEvidence(examination).contradictions().isEmpty()
                && !meansSomethingElse()
                && !examination.packets().comparisons().isEmpty()
                && examination.packets().comparisons().stream().allMatch(HealthyAssessment::isCertain);
        return certain ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    /** Whether the name leads elsewhere than the configuration says; then the two agree by chance at most. */
    private boolean meansSomethingElse() {
        return examination.reasons(NameReason.Seen.class).stream()
                .anyMatch(seen -> seen.insteadOf().isPresent());
    }

    private static boolean isCertain(Comparison comparison) {
        return comparison.sure()
                && comparison.predicted() == Verdict.OPEN
                && comparison.observed().connecting() == Connecting.OPEN
                && !isOdd(comparison);
    }

    /** Whether what answered did not behave as it was expected to. */
    private static boolean isOdd(Comparison comparison) {
        return comparison.observed().evidence().stream()
                .filter(one -> one.layer() == Layer.TLS || one.layer() == Layer.SERVICE)
                .map(Observation::outcome)
                .anyMatch(ODD::contains);
    }

    String summary() {
        if (examination.function().vpcConfig().isEmpty()) {
            return "The function is in no VPC: it reaches public addresses through Lambda's own network.";
        }
        return examination.packets().isSeen()
                ? HealthyText.of(examination.packets().comparisons()) + " " + ELSE
                : "Every rule and route on the way, and on the way back, lets the connection through. " + ELSE;
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        if (examination.packets().isSeen()) {
            new UnknownFacts(examination, List.of())
                    .all().stream().map(UnknownFact::evidence).forEach(evidence::add);
            List<Comparison> odd = examination.packets().comparisons().stream()
                    .filter(HealthyAssessment::isOdd)
                    .toList();
            evidence.addAll(PacketEvidence.of(examination.packets().comparisons(), one -> !odd.contains(one)));
            evidence.addAll(new EgressAddressEvidence(examination).confirmations());
        }
        return evidence;
    }
}
