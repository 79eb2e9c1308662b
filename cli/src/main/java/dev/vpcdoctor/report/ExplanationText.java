package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.Explanation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.WitnessRule;

/** One entry of the catalogue as a person at a terminal reads it. */
public final class ExplanationText implements Renderer<FindingCode> {
    private static final int INDENT = 2;
    private static final int TEXT_INDENT = 4;

    private final Page page;

    public ExplanationText(Page page) {
        this.page = page;
    }

    @Override
    public String render(FindingCode code) {
        Explanation explanation = code.explanation();
        TextLines lines = new TextLines(page);
        lines.headline(
                StatusMark.of(explanation.severity()),
                explanation.code(),
                explanation.severity().toString());
        lines.wrapped(INDENT, Tone.FAINT, "Chapter: " + explanation.chapter().title());
        part(lines, "What it means", explanation.means());
        part(lines, "How it shows", explanation.shows());
        part(lines, "How it is told from its neighbours", explanation.toldApart());
        part(lines, "What fixes it", explanation.fix());
        witnesses(lines, code.expected());
        part(lines, "AWS says so in", explanation.reference());
        return lines.toString();
    }

    /** Of a kind of witness that can say nothing of it, why not. */
    private static void witnesses(TextLines lines, ExpectedEvidence expected) {
        lines.gap();
        lines.wrapped(INDENT, Tone.STRONG, "Who speaks for it or against it");
        for (Evidence.Kind kind : Evidence.Kind.values()) {
            String name = Words.of(kind);
            String says = switch (expected.of(kind)) {
                case WitnessRule.Signs<?> signs -> name;
                case WitnessRule.ByFinder<?> finder -> name;
                case WitnessRule.Silent<?> silent -> "not " + name + ": " + silent.because();
            };
            lines.wrapped(TEXT_INDENT, Tone.PLAIN, says);
        }
    }

    private static void part(TextLines lines, String title, String text) {
        lines.gap();
        lines.wrapped(INDENT, Tone.STRONG, title);
        lines.wrapped(TEXT_INDENT, Tone.PLAIN, text);
    }
}
