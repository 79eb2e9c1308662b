package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import java.util.List;
import java.util.Optional;

/** One finding as text: what it is, how it is known, what fixes it. */
final class FindingText {
    private static final int INDENT = 2;
    private static final int COMMAND_INDENT = 4;
    private static final int WITNESS_COLUMN = 9;
    private static final int GAP = 2;

    private final TextLines lines;

    FindingText(TextLines lines) {
        this.lines = lines;
    }

    /** Below a headline that says the answer. */
    void whole(Finding finding) {
        brief(finding);
        proof(finding);
    }

    /** Only what it is. */
    void brief(Finding finding) {
        lines.edged(INDENT, Tone.PLAIN, finding.summary(), Tone.FAINT, code(finding));
    }

    /**
     * A further finding, which is its own headline.
     *
     * @param functionSubnets how many subnets the function has
     */
    void further(Finding finding, int functionSubnets) {
        lines.headline(
                StatusMark.of(finding.severity()),
                finding.summary(),
                finding.confidence().toString());
        String where = finding.subnetIds().isEmpty() || finding.subnetIds().size() == functionSubnets
                ? ""
                : "Only from " + Words.list(finding.subnetIds());
        if (!where.isEmpty() || !code(finding).isEmpty()) {
            lines.edged(INDENT, Tone.PLAIN, where, Tone.FAINT, code(finding));
        }
        proof(finding);
    }

    /** Where nothing is to be fixed the headline says it all. */
    private static String code(Finding finding) {
        return finding.severity() == Severity.INFO ? "" : finding.code();
    }

    private void proof(Finding finding) {
        if (!finding.evidence().isEmpty()) {
            lines.gap();
            finding.evidence().stream()
                    .filter(evidence -> evidence.kind() == Evidence.Kind.CONFIGURATION)
                    .map(FindingText::line)
                    .distinct()
                    .forEach(says -> lines.wrapped(INDENT, Tone.PLAIN, says));
            List<Evidence> witnesses = finding.evidence().stream()
                    .filter(evidence -> evidence.kind() != Evidence.Kind.CONFIGURATION)
                    .toList();
            int column = witnesses.stream()
                    .mapToInt(evidence -> label(evidence).length() + GAP)
                    .reduce(WITNESS_COLUMN, Math::max);
            witnesses.forEach(evidence -> witness(evidence, column));
        }
        finding.fix().ifPresent(this::fix);
    }

    /** A witness beside the configuration is named before what it says. */
    private void witness(Evidence evidence, int column) {
        String against = evidence.supports() ? "" : "against it: ";
        lines.labelled(INDENT, label(evidence), column, against + evidence.says());
    }

    private static String label(Evidence evidence) {
        return switch (evidence.kind()) {
            case CONFIGURATION -> "Config";
            case PACKETS -> "Packets";
            case LOGS -> "Logs";
            case FLOW_LOGS -> "Flow logs";
            case METRICS -> "Metrics";
        };
    }

    /** A resource that the words do not name stands before them; where a file or an ARN tells, only JSON says so. */
    private static String line(Evidence evidence) {
        String from = evidence.from();
        boolean isId = !from.isEmpty() && from.chars().noneMatch(c -> c == ':' || c == '/' || c == ' ');
        return isId && !evidence.says().contains(from) ? from + ": " + evidence.says() : evidence.says();
    }

    private void fix(Fix fix) {
        lines.gap();
        String outcome = fix.outcome().isEmpty() ? fix.summary() : fix.outcome();
        lines.wrapped(INDENT, Tone.PLAIN, (fix.checked() ? "Fix, checked: " : "Fix, not checked: ") + outcome);
        List<String> commands = Commands.joined(fix.commands());
        if (commands.isEmpty() && !fix.outcome().isEmpty()) {
            lines.wrapped(COMMAND_INDENT, Tone.PLAIN, fix.summary());
        }
        for (String command : commands) {
            Commands.broken(command, lines.page().width() - COMMAND_INDENT)
                    .forEach(line -> lines.line(" ".repeat(COMMAND_INDENT) + line));
        }
        cost(fix.monthlyCostUsd()).ifPresent(cost -> lines.wrapped(INDENT, Tone.PLAIN, cost));
    }

    private static Optional<String> cost(Optional<Double> monthlyUsd) {
        if (monthlyUsd.isEmpty()) {
            return Optional.of("What it costs is not known.");
        }
        long dollars = Math.round(monthlyUsd.get());
        return monthlyUsd.get() == 0.0
                ? Optional.empty()
                : Optional.of("It costs about " + Math.max(1, dollars) + " USD a month, and the traffic.");
    }
}
