package dev.vpcdoctor.diagnosis.finding;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was found out. Consequences of another finding are not findings of their own.
 *
 * @param kind by its code, such as {@code target-sg-blocks-ingress}
 * @param summary one sentence that answers first
 * @param targets for which it was found, as the user named them
 * @param resources AWS ids that it is about, the most important first
 * @param subnetIds of the function, where it holds
 */
public record Finding(
        FindingCode kind,
        Severity severity,
        Confidence confidence,
        String summary,
        List<String> targets,
        List<String> resources,
        List<String> subnetIds,
        List<Evidence> evidence,
        Optional<Fix> fix) {
    public Finding {
        targets = List.copyOf(targets);
        resources = List.copyOf(resources);
        subnetIds = List.copyOf(subnetIds);
        evidence = List.copyOf(evidence);
    }

    /** As reports and scripts name it. */
    public String code() {
        return kind.name();
    }

    /** What it means for the verdict on its targets. */
    public VerdictEffect effect() {
        if (severity != Severity.ERROR) {
            return kind.effectBesideErrors(confidence);
        }
        if (confidence == Confidence.POSSIBLE) {
            return VerdictEffect.MAY_FAIL;
        }
        return isOfRecords() ? VerdictEffect.FAILS_SOMETIMES : VerdictEffect.FAILS;
    }

    /** Whether nothing but records tells of it. */
    private boolean isOfRecords() {
        return !evidence.isEmpty()
                && evidence.stream()
                        .map(Evidence::kind)
                        .allMatch(kind -> kind == Evidence.Kind.LOGS || kind == Evidence.Kind.METRICS);
    }

    /** The same with other evidence. */
    public Finding withEvidence(List<Evidence> other) {
        return new Finding(kind, severity, confidence, summary, targets, resources, subnetIds, other, fix);
    }

    /** The same for other targets. */
    public Finding withTargets(List<String> other) {
        return new Finding(kind, severity, confidence, summary, other, resources, subnetIds, evidence, fix);
    }

    /** The same from other subnets. */
    public Finding withSubnetIds(List<String> other) {
        return new Finding(kind, severity, confidence, summary, targets, resources, other, evidence, fix);
    }

    /** The same, less sure. */
    public Finding inDoubt(String otherSummary) {
        return new Finding(
                kind, severity, Confidence.POSSIBLE, otherSummary, targets, resources, subnetIds, evidence, fix);
    }
}
