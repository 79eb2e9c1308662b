package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.UnknownFacts.UnknownFact;
import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.PacketEvidence;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.OverallFindings;
import dev.vpcdoctor.diagnosis.mode.verdict.ConfigurationAndPacketsDisagree;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.diagnosis.witness.Correlation;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of the causes of one target, and of what was found as a whole. */
final class FindingWriter {
    private final Examination examination;
    private final Paths paths;
    private final Correlation packets;
    private final List<Cause> causes;

    FindingWriter(Examination examination, List<Cause> causes) {
        this.examination = examination;
        this.paths = examination.paths();
        this.packets = examination.packets();
        this.causes = causes;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        new BrokenSubnets(examination, causes).finding().ifPresent(findings::add);
        FixCheck check = new FixCheck(examination, causes);
        for (Cause cause : causes) {
            findings.add(finding(cause, check));
        }
        boolean outOfVpc = examination.function().vpcConfig().isEmpty();
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (errors.isEmpty() && (outOfVpc ? isPublic() : verdict() == Verdict.OPEN)) {
            HealthyAssessment healthy = new HealthyAssessment(examination);
            findings.add(
                    0,
                    about(
                            OverallFindings.NETWORK_IS_FINE,
                            healthy.confidence(),
                            healthy.summary(),
                            healthy.evidence()));
        } else if (!disagree() && errors.stream().allMatch(finding -> finding.confidence() == Confidence.POSSIBLE)) {
            findings.add(0, notEnough());
        }
        return new OtherLocationEvidence(packets.elsewhere()).addTo(findings);
    }

    /** Where the witnesses contradict each other, that is what keeps the answer from being known. */
    private boolean disagree() {
        return causes.stream()
                .anyMatch(cause -> cause.code().equals(ConfigurationAndPacketsDisagree.CODE)
                        && !cause.explains().isEmpty());
    }

    private Verdict verdict() {
        return packets.isSeen() ? packets.concluded() : paths.verdict();
    }

    private boolean isPublic() {
        return paths.target().places().stream()
                        .allMatch(place -> place.destination().placement().isEmpty())
                && paths.target().nameHops().stream().allMatch(hop -> hop.verdict() == Verdict.OPEN);
    }

    private Finding finding(Cause cause, FixCheck check) {
        List<Evidence> evidence = new ArrayList<>(cause.evidence());
        if (cause.seen().isEmpty()) {
            evidence.addAll(packetsOn(cause));
        }
        return new Finding(
                cause.code(),
                cause.severity(),
                new CauseConfidence(packets).of(cause),
                cause.summary(),
                List.of(paths.target().expression().asked()),
                cause.resources(),
                cause.subnetIds(),
                evidence,
                check.fixOf(cause));
    }

    /** What packets did on the paths that a cause blocks, and from where none were sent. */
    private List<Evidence> packetsOn(Cause cause) {
        List<Path> blocked =
                cause.explains().stream().map(Blocker::path).distinct().toList();
        List<Comparison> on = packets.comparisons().stream()
                .filter(one -> one.path().filter(blocked::contains).isPresent())
                .toList();
        List<Evidence> evidence = new ArrayList<>(PacketEvidence.of(
                on,
                one -> cause.explains().stream()
                        .noneMatch(blocker ->
                                one.contradicts(blocker.hop()) || packets.contradictsAnywhere(blocker.hop()))));
        if (!evidence.isEmpty()) {
            on.stream()
                    .filter(one -> !one.isSeen())
                    .map(Comparison::subnetId)
                    .distinct()
                    .forEach(id ->
                            evidence.add(new Evidence(Evidence.Kind.PACKETS, "from " + id + ": none were sent", id)));
        }
        return evidence;
    }

    /** What decides first, and how to know it; the rest is evidence. */
    private Finding notEnough() {
        List<UnknownFact> doubts = new UnknownFacts(examination, causes).all();
        String decides = doubts.isEmpty()
                ? "A fact that decides is missing."
                : doubts.get(0).sentence();
        boolean fails = packets.isSeen() && (verdict() == Verdict.BLOCKED || verdict() == Verdict.SOMETIMES);
        List<Evidence> evidence = new ArrayList<>(
                doubts.stream().skip(1).map(UnknownFact::evidence).toList());
        evidence.addAll(PacketEvidence.of(packets.comparisons(), one -> true));
        return about(
                OverallFindings.NOT_ENOUGH_EVIDENCE,
                Confidence.LIKELY,
                (fails ? "Packets do not get through, and what stops them is not known. " : "") + decides,
                evidence);
    }

    private Finding about(FindingCode code, Confidence confidence, String summary, List<Evidence> evidence) {
        return new Finding(
                code,
                code.severity(),
                confidence,
                summary,
                List.of(paths.target().expression().asked()),
                List.of(),
                paths.fromSubnets().stream().map(FromSubnet::subnetId).toList(),
                evidence,
                Optional.empty());
    }
}
