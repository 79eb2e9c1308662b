package dev.vpcdoctor.report;

import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths as text, hop by hop. A path on which the same is decided as on an earlier one takes one line. */
final class PathsText {
    private static final int INDENT = 2;
    private static final int GAP = 3;
    /** A wider id would push the reasons off the page; it stands out over its column instead. */
    private static final int WIDEST_ID = 30;

    private static final int LEAST_ROOM = 24;

    private final TextLines lines;

    PathsText(TextLines lines) {
        this.lines = lines;
    }

    void write(List<ReportedPath> paths) {
        boolean severalPlaces = paths.stream().map(ReportedPath::to).distinct().count() > 1;
        List<ReportedPath> shown = new ArrayList<>();
        for (ReportedPath path : paths) {
            Optional<ReportedPath> alike = shown.stream().filter(path::isLike).findFirst();
            if (alike.isPresent()) {
                lines.wrapped(0, Tone.PLAIN, folded(path, alike.get(), shown, severalPlaces));
            } else {
                title(path);
                hops(path);
                shown.add(path);
            }
        }
    }

    private static String place(ReportedPath path) {
        return "Path from " + path.subnetId() + " (" + path.availabilityZone() + ")";
    }

    private void title(ReportedPath path) {
        String ends = path.from() + " → " + path.to() + later(path);
        String line = place(path) + "  " + ends;
        if (LineWrap.length(line) <= lines.page().width()) {
            lines.line(line);
        } else {
            lines.line(place(path));
            lines.wrapped(INDENT, Tone.PLAIN, ends);
        }
    }

    private static String later(ReportedPath path) {
        return path.current() ? "" : ", where it may move";
    }

    private static String folded(
            ReportedPath path, ReportedPath alike, List<ReportedPath> shown, boolean severalPlaces) {
        String to = severalPlaces ? " to " + path.to() + later(path) : "";
        String sameAs = shown.size() == 1
                ? ": the same"
                : ": the same as from " + alike.subnetId() + (severalPlaces ? " to " + alike.to() : "");
        List<String> others = path.idsNotOn(alike);
        return place(path) + to + sameAs + (others.isEmpty() ? "" : ", with " + Words.list(others));
    }

    private record Row(Verdict verdict, String label, String id, String because) {
        static Row of(Hop hop) {
            return new Row(
                    hop.verdict(), hop.kind().label(), hop.id(), hop.because().says());
        }
    }

    private void hops(ReportedPath path) {
        List<Row> rows = new ArrayList<>(path.hops(false).stream().map(Row::of).toList());
        List<Hop> wayBack = path.hops(true);
        if (!wayBack.isEmpty() && wayBack.stream().allMatch(hop -> hop.verdict() == Verdict.OPEN)) {
            rows.add(wayBack(wayBack));
        } else {
            wayBack.stream().map(Row::of).forEach(rows::add);
        }
        int labels = rows.stream()
                .mapToInt(row -> LineWrap.length(row.label()))
                .max()
                .orElse(0);
        int ids = Math.min(
                WIDEST_ID,
                rows.stream().mapToInt(row -> LineWrap.length(row.id())).max().orElse(0));
        rows.forEach(row -> row(row, labels, ids));
    }

    /** An open way back in one line: what its first resource says, and which others it passes. */
    private static Row wayBack(List<Hop> hops) {
        Hop first = hops.get(0);
        List<String> others = hops.stream()
                .map(Hop::id)
                .filter(id -> !id.isEmpty() && !id.equals(first.id()))
                .distinct()
                .toList();
        String because = first.because().says() + (others.isEmpty() ? "" : ", then " + Words.list(others));
        return new Row(Verdict.OPEN, "way back", first.id(), because);
    }

    private void row(Row row, int labels, int ids) {
        StatusMark mark = StatusMark.of(row.verdict());
        Page page = lines.page();
        String start =
                "  " + page.paint(mark.tone(), mark.sign()) + " " + padded(row.label(), labels) + " ".repeat(GAP);
        String id = ids == 0 ? "" : padded(row.id(), ids) + " ".repeat(GAP);
        int column = INDENT + 2 + labels + GAP + (ids == 0 ? 0 : ids + GAP);
        int overhang = Math.max(0, LineWrap.length(row.id()) - ids);
        int room = Math.max(LEAST_ROOM, page.width() - column);
        List<String> because = LineWrap.words(row.because(), Math.max(1, room - overhang), room);
        Tone tone = row.verdict() == Verdict.OPEN ? Tone.PLAIN : mark.tone();
        lines.line(start + id + page.paint(tone, because.get(0)));
        because.stream().skip(1).forEach(next -> lines.line(" ".repeat(column) + page.paint(tone, next)));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - LineWrap.length(text)));
    }
}
