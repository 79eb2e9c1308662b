package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.farend.HostFirewallOrTargetDown;
import dev.vpcdoctor.diagnosis.mode.farend.TargetNotAvailable;
import dev.vpcdoctor.diagnosis.mode.farend.TargetNotListening;
import dev.vpcdoctor.diagnosis.witness.Correlation.SeenElsewhere;
import dev.vpcdoctor.diagnosis.witness.PacketsText;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen of a target from where the function does not stand: it tells of the target, and makes nothing certain. */
record OtherLocationEvidence(List<SeenElsewhere> seen) {
    private static final Set<FindingCode> OF_THE_TARGET = Stream.of(
                    new TargetNotListening(), new HostFirewallOrTargetDown(), new TargetNotAvailable())
            .map(FailureMode::code)
            .collect(Collectors.toUnmodifiableSet());

    /** The findings of the target, with it beside the first. */
    List<Finding> addTo(List<Finding> findings) {
        if (findings.isEmpty() || seen.isEmpty()) {
            return findings;
        }
        Finding first = findings.get(0);
        List<Evidence> evidence = new ArrayList<>(first.evidence());
        seen.forEach(one -> evidence.add(evidence(one, first)));
        List<Finding> all = new ArrayList<>(findings);
        all.set(0, first.withEvidence(evidence));
        return all;
    }

    /** A target that answers others speaks against a fault of its own, and one that does not speaks for it. */
    private static Evidence evidence(SeenElsewhere one, Finding finding) {
        boolean answers = one.observed().connecting() == Connecting.OPEN;
        boolean supports = answers != OF_THE_TARGET.contains(finding.kind());
        return new Evidence(
                Evidence.Kind.PACKETS,
                supports,
                "from " + one.where() + ", where the function does not stand: " + PacketsText.inWords(one.observed()),
                one.where());
    }
}
