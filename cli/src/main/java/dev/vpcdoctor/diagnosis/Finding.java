package dev.vpcdoctor.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was found out. Consequences of another finding are not findings of their own.
 *
 * @param code of the catalogue, such as {@code target-sg-blocks-ingress}
 * @param summary one sentence that answers first
 * @param targets for which it was found, as the user named them
 * @param resources AWS ids that it is about, the most important first
 * @param subnetIds of the function, where it holds
 * @param reference the page of AWS's documentation that says so
 */
public record Finding(
        String code,
        Severity severity,
        Confidence confidence,
        String summary,
        List<String> targets,
        List<String> resources,
        List<String> subnetIds,
        List<Evidence> evidence,
        Optional<Fix> fix,
        String reference) {
    public Finding {
        targets = List.copyOf(targets);
        resources = List.copyOf(resources);
        subnetIds = List.copyOf(subnetIds);
        evidence = List.copyOf(evidence);
    }

    /** The same with other evidence. */
    Finding with(List<Evidence> other) {
        return new Finding(code, severity, confidence, summary, targets, resources, subnetIds, other, fix, reference);
    }
}
