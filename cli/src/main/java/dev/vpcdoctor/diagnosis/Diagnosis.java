package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.network.discovery.DiscoveredTargets;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to one question.
 *
 * @param vpcId of the function's subnets, which decide where the function's own word differs
 * @param discovered how the targets were found, where none was named
 * @param findings the root cause first
 * @param remarks what the user should know beside, which changes nothing of the answer
 */
public record Diagnosis(
        LambdaFunction function,
        Optional<String> vpcId,
        Optional<DiscoveredTargets> discovered,
        List<TargetDiagnosis> targets,
        List<Finding> findings,
        List<NotRead> notRead,
        List<String> remarks) {
    public Diagnosis {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
        notRead = List.copyOf(notRead);
        remarks = List.copyOf(remarks);
    }

    /** A diagnosis of targets that were named. */
    public Diagnosis(
            LambdaFunction function,
            Optional<String> vpcId,
            List<TargetDiagnosis> targets,
            List<Finding> findings,
            List<NotRead> notRead) {
        this(function, vpcId, Optional.empty(), targets, findings, notRead, List.of());
    }

    /** The same with what the user should know beside. */
    public Diagnosis remarking(List<String> more) {
        return new Diagnosis(function, vpcId, discovered, targets, findings, notRead, more);
    }

    /** The answer in one word. */
    public enum Conclusion {
        HEALTHY,
        PROBLEM,
        INCONCLUSIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A problem if one is found, or packets do not get through for whatever reason; else inconclusive if any target's path
     * is not known, or there is none; else healthy.
     */
    public Conclusion outcome() {
        if (findings.stream().anyMatch(Diagnosis::isProblem)
                || targets.stream().anyMatch(target -> target.verdict() == Verdict.BLOCKED)) {
            return Conclusion.PROBLEM;
        }
        boolean allOpen = !targets.isEmpty() && targets.stream().allMatch(target -> target.verdict() == Verdict.OPEN);
        return allOpen ? Conclusion.HEALTHY : Conclusion.INCONCLUSIVE;
    }

    /** The findings about one target. */
    public List<Finding> findingsFor(TargetDiagnosis target) {
        return findings.stream()
                .filter(finding -> finding.targets().contains(target.asked()))
                .toList();
    }

    /** What is wrong with the function itself, so that no target is reached or another configuration is live. */
    public List<Finding> setupFaults() {
        return findings.stream()
                .filter(finding -> finding.targets().isEmpty() && isProblem(finding))
                .toList();
    }

    private static boolean isProblem(Finding finding) {
        return finding.effect().isProblem();
    }
}
