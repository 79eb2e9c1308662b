package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.SubnetReport;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.probe.PlannedTarget;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.diagnosis.witness.ProbeRun;
import dev.vpcdoctor.diagnosis.witness.UnconnectedProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of probes, as a diagnosis takes it. */
public record SentPackets(ProbeOutcome outcome, ProbePlan plan) {

    /** What was seen, subnet by subnet. */
    public List<ProbeRun> runs() {
        return outcome.reports().stream()
                .filter(seen -> seen.report().refusal().isEmpty())
                .map(seen -> new ProbeRun(
                        Optional.of(seen.subnetId()),
                        Optional.of(seen.securityGroupIds()),
                        seen.report(),
                        probeIn(List.of(seen.subnetId()))))
                .toList();
    }

    /** Where Lambda could not connect a probe, and why. */
    public List<UnconnectedProbe> unconnected() {
        return outcome.failures().stream()
                .filter(failure -> failure.stage() == ProbeFailure.Stage.CONNECTION
                        || failure.stage() == ProbeFailure.Stage.INVOCATION)
                .map(failure -> new UnconnectedProbe(failure.subnetId(), failure.code(), failure.message()))
                .toList();
    }

    /** What was to be seen and was not, and why; what fails alike everywhere is told once. */
    public List<NotRead> notSeen() {
        List<NotRead> notSeen = new ArrayList<>(notAsked(plan));
        Map<NotRead, List<String>> subnets = new LinkedHashMap<>();
        outcome.failures()
                .forEach(failure -> subnets.computeIfAbsent(
                                new NotRead("", failure.code(), without(failure)), any -> new ArrayList<>())
                        .add(failure.subnetId()));
        subnets.forEach((what, ids) -> notSeen.add(new NotRead(probeIn(ids), what.code(), what.consequence())));
        outcome.reports().stream()
                .filter(seen -> seen.report().refusal().isPresent())
                .map(SentPackets::refused)
                .forEach(notSeen::add);
        return notSeen;
    }

    /** The targets that no probe is asked about, and why. */
    public static List<NotRead> notAsked(ProbePlan plan) {
        return plan.notAsked().stream().map(SentPackets::notAsked).toList();
    }

    private static NotRead notAsked(PlannedTarget.NotProbed target) {
        return new NotRead("packets to " + target.target().label(), "not sent", target.because());
    }

    private static String without(ProbeFailure failure) {
        return failure.message() + "; no packets were sent from there";
    }

    private static NotRead refused(SubnetReport.Seen seen) {
        return new NotRead(
                probeIn(List.of(seen.subnetId())),
                "refused",
                "the probe refused what it was asked: "
                        + seen.report().refusal().orElse(""));
    }

    private static String probeIn(List<String> subnetIds) {
        return "probe in " + String.join(" and ", subnetIds);
    }

    /** What of the probes is still in the account although it should not; a sentence for the user. */
    public Optional<String> leftBehind() {
        return outcome.removal().filter(removal -> !removal.isWhole()).map(SentPackets::leftBehind);
    }

    /** What a removal that is not whole left, and how to finish it. */
    public static String leftBehind(Removal removal) {
        return "NOT REMOVED: "
                + removal.leftBehind().stream()
                        .map(left -> left.what() + " (" + left.because() + ")")
                        .collect(Collectors.joining(", "))
                + ". Finish it with 'vpc-doctor probe cleanup'";
    }
}
