package dev.vpcdoctor.report;

import java.util.List;

/** Lines of a text report, as they are put together. */
final class TextLines {
    private static final int GAP = 2;
    /** Less room than this beside a word at the right edge is no room. */
    private static final int LEAST_ROOM = 30;

    private final Page page;
    private final StringBuilder text = new StringBuilder();

    TextLines(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** A line as it is, without blanks at its end. */
    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /** An empty line, unless there is one already or nothing at all. */
    void gap() {
        if (!text.isEmpty() && (text.length() < 2 || text.charAt(text.length() - 2) != '\n')) {
            text.append('\n');
        }
    }

    /** A paragraph. */
    void wrapped(int indent, Tone tone, String paragraph) {
        edged(indent, tone, paragraph, Tone.PLAIN, "");
    }

    /** A paragraph beside its label, which stands in a column of its own. */
    void labelled(int indent, String label, int column, String paragraph) {
        int hanging = indent + column;
        int room = page.width() - hanging;
        List<String> wrapped = LineWrap.words(paragraph, room, room);
        line(" ".repeat(indent) + label + " ".repeat(Math.max(1, column - label.length())) + wrapped.get(0));
        wrapped.stream().skip(1).forEach(next -> line(" ".repeat(hanging) + next));
    }

    /** A paragraph, and words at the right edge of its first line. */
    void edged(int indent, Tone tone, String paragraph, Tone edgeTone, String edge) {
        int room = page.width() - indent;
        int besideEdge = room - GAP - LineWrap.length(edge);
        if (!edge.isEmpty() && besideEdge < LEAST_ROOM) {
            wrapped(indent, tone, paragraph);
            line(" ".repeat(Math.max(indent, page.width() - LineWrap.length(edge))) + page.paint(edgeTone, edge));
            return;
        }
        List<String> lines = LineWrap.words(paragraph, edge.isEmpty() ? room : besideEdge, room);
        String margin = " ".repeat(indent);
        String first = lines.get(0);
        String blanks =
                edge.isEmpty() ? "" : " ".repeat(Math.max(GAP, room - LineWrap.length(first) - LineWrap.length(edge)));
        line(margin + page.paint(tone, first) + blanks + page.paint(edgeTone, edge));
        lines.stream().skip(1).forEach(next -> line(margin + page.paint(tone, next)));
    }

    /** An answer: its mark, one or more lines beside it, and words at the right edge. */
    void headline(StatusMark mark, String answer, String edge) {
        marked(mark, Tone.STRONG, answer, Tone.PLAIN, edge);
    }

    /** A paragraph with a mark before it. */
    void marked(StatusMark mark, Tone tone, String paragraph, Tone edgeTone, String edge) {
        int before = text.length();
        edged(GAP, tone, paragraph, edgeTone, edge);
        text.replace(before, before + GAP, page.paint(mark.tone(), mark.sign()) + " ");
    }

    @Override
    public String toString() {
        return page.printable(text.toString());
    }
}
