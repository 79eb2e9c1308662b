package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.TargetDiagnosis;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.finding.VerdictEffect;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the person on call reads: what is wrong with the function itself; for each target the answer, how it is known and
 * what fixes it, then the paths; and last what all this rests on.
 */
public final class DiagnosisText implements Renderer<Diagnosis> {
    private final Page page;
    private final String evidence;

    /**
     * A text on a page.
     *
     * @param evidence where the facts are from, such as {@code from a snapshot}
     */
    public DiagnosisText(Page page, String evidence) {
        this.page = page;
        this.evidence = evidence;
    }

    @Override
    public String render(Diagnosis diagnosis) {
        TextLines lines = new TextLines(page);
        new Text(lines, diagnosis).write();
        diagnosis.discovered().ifPresent(found -> new DiscoveredText(lines).write(found, diagnosis.targets()));
        new ReportFooter(lines, evidence).write(diagnosis);
        return lines.toString();
    }

    /** One diagnosis under way to text. */
    private static final class Text {
        private final TextLines lines;
        private final FindingText findingText;
        private final Diagnosis diagnosis;
        private final List<Finding> said = new ArrayList<>();

        Text(TextLines lines, Diagnosis diagnosis) {
            this.lines = lines;
            this.findingText = new FindingText(lines);
            this.diagnosis = diagnosis;
        }

        void write() {
            diagnosis.setupFaults().forEach(this::further);
            List<Finding> common = diagnosis.findings().stream()
                    .filter(finding -> isCommon(finding) && finding.severity() == Severity.ERROR)
                    .toList();
            if (!common.isEmpty()) {
                common(common);
            }
            diagnosis.targets().stream()
                    .sorted(Comparator.comparing(this::isQuiet))
                    .forEach(this::target);
            diagnosis.findings().stream()
                    .filter(finding -> finding.severity() != Severity.ADVICE && !said.contains(finding))
                    .forEach(this::further);
            new AdviceText(lines)
                    .write(diagnosis.findings().stream()
                            .filter(finding -> finding.severity() == Severity.ADVICE)
                            .toList());
            lines.gap();
        }

        /** What does not work stands before what works: nobody shall scroll for the answer. */
        private boolean isQuiet(TargetDiagnosis target) {
            return target.verdict() == Verdict.OPEN
                    && diagnosis.findingsFor(target).stream()
                            .noneMatch(finding -> finding.severity() == Severity.ERROR);
        }

        private boolean isCommon(Finding finding) {
            return diagnosis.targets().size() > 1
                    && finding.severity() != Severity.INFO
                    && diagnosis.targets().stream()
                            .allMatch(target -> finding.targets().contains(target.asked()));
        }

        /** What holds for all targets is said once, before them. */
        private void common(List<Finding> common) {
            Finding first = common.get(0);
            if (diagnosis.targets().stream().allMatch(target -> target.verdict() == Verdict.BLOCKED)) {
                List<String> labels =
                        diagnosis.targets().stream().map(TargetDiagnosis::label).toList();
                lines.headline(
                        StatusMark.BAD,
                        name() + " cannot reach " + Words.list(labels),
                        first.confidence().toString());
                findingText.whole(first);
                said.add(first);
            }
            common.stream().filter(finding -> !said.contains(finding)).forEach(this::further);
        }

        private void target(TargetDiagnosis target) {
            lines.gap();
            List<Finding> findings = ofTarget(target);
            lines.headline(mark(target, findings), answer(target, findings), confidence(findings));
            for (int i = 0; i < findings.size(); i++) {
                Finding finding = findings.get(i);
                if (said.contains(finding)) {
                    if (!isCommon(finding)) {
                        findingText.brief(finding);
                    }
                } else if (i == 0) {
                    findingText.whole(finding);
                } else {
                    further(finding);
                }
                said.add(finding);
            }
            if (!target.paths().isEmpty()) {
                lines.gap();
                new PathsText(lines)
                        .write(target.paths().stream()
                                .map(path -> new ReportedPath(path.path(), path.current()))
                                .toList());
            }
        }

        /** What warns is said after the answer, and what warns for all targets after all of them. */
        private List<Finding> ofTarget(TargetDiagnosis target) {
            return diagnosis.findingsFor(target).stream()
                    .filter(finding -> finding.severity() != Severity.WARNING || !isCommon(finding))
                    .sorted(Comparator.comparing(finding -> finding.severity() == Severity.WARNING))
                    .toList();
        }

        private void further(Finding finding) {
            lines.gap();
            if (diagnosis.targets().isEmpty() && finding.severity() == Severity.INFO) {
                lines.headline(StatusMark.UNSURE, finding.summary(), "");
                said.add(finding);
                return;
            }
            int subnets = diagnosis
                    .function()
                    .vpcConfig()
                    .map(VpcConfig::subnetIds)
                    .map(List::size)
                    .orElse(0);
            findingText.further(finding, subnets);
            said.add(finding);
        }

        private String name() {
            return diagnosis.function().name();
        }

        private String confidence(List<Finding> findings) {
            return findings.isEmpty() || said.contains(findings.get(0))
                    ? ""
                    : findings.get(0).confidence().toString();
        }

        private StatusMark mark(TargetDiagnosis target, List<Finding> findings) {
            boolean fails = (target.verdict() == Verdict.SOMETIMES || target.verdict() == Verdict.OPEN)
                    && findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
            return fails ? StatusMark.BAD : waits(target) ? StatusMark.NOTE : StatusMark.of(target.verdict());
        }

        /** Whether the way is open and the function cannot take it. */
        private boolean waits(TargetDiagnosis target) {
            return target.verdict() == Verdict.OPEN && !diagnosis.setupFaults().isEmpty();
        }

        private static boolean disagree(List<Finding> findings) {
            return findings.stream()
                    .limit(1)
                    .anyMatch(finding -> finding.effect() == VerdictEffect.CONTRADICTS_CONFIGURATION);
        }

        private String answer(TargetDiagnosis target, List<Finding> findings) {
            String again = !findings.isEmpty() && said.contains(findings.get(0)) ? ", as above" : "";
            return switch (target.verdict()) {
                case OPEN ->
                    waits(target)
                            ? "The way from " + name() + " to " + target.label()
                                    + " is open as configured, once what stands above is fixed"
                            : name() + " reaches " + target.label()
                                    + (mark(target, findings) == StatusMark.BAD
                                            ? ", and is not served there" + again
                                            : ": the network is fine");
                case SOMETIMES -> name() + " reaches " + target.label() + " only sometimes" + again;
                case BLOCKED -> name() + " cannot reach " + target.label() + again;
                case UNKNOWN ->
                    (disagree(findings)
                                    ? "Configuration and packets disagree about " + target.label()
                                    : "Cannot tell whether " + name() + " reaches " + target.label())
                            + again;
            };
        }
    }
}
