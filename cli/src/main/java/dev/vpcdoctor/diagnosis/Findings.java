package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found for several targets is one finding. */
final class Findings {
    private Findings() {}

    /** Adds a finding, or its targets to one that says the same of the same resources and is fixed the same way. */
    static void addOrMerge(List<Finding> findings, Finding added) {
        for (int i = 0; i < findings.size(); i++) {
            if (saysTheSame(findings.get(i), added)) {
                findings.set(i, merged(findings.get(i), added));
                return;
            }
        }
        findings.add(added);
    }

    private static boolean saysTheSame(Finding one, Finding other) {
        return one.severity() != Severity.INFO
                && one.code().equals(other.code())
                && one.summary().equals(other.summary())
                && one.resources().equals(other.resources())
                && one.confidence() == other.confidence()
                && one.fix().equals(other.fix());
    }

    private static Finding merged(Finding one, Finding other) {
        return one.withTargets(union(one.targets(), other.targets()))
                .withSubnetIds(union(one.subnetIds(), other.subnetIds()))
                .withEvidence(List.copyOf(unionOf(one.evidence(), other.evidence())));
    }

    private static List<String> union(List<String> one, List<String> other) {
        return List.copyOf(unionOf(one, other));
    }

    private static <T> Set<T> unionOf(List<T> one, List<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
