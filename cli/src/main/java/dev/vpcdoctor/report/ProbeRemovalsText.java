package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.Removal.Leftover;
import dev.vpcdoctor.report.ProbeRemovals.Removed;

/** What came of removing probes for a person. */
public final class ProbeRemovalsText implements Renderer<ProbeRemovals> {
    private static final int INDENT = 4;

    private final Page page;

    public ProbeRemovalsText(Page page) {
        this.page = page;
    }

    @Override
    public String render(ProbeRemovals removals) {
        TextLines lines = new TextLines(page);
        for (Removed one : removals.removals()) {
            lines.gap();
            lines.headline(
                    one.removal().isWhole() ? Mark.GOOD : Mark.BAD,
                    one.name() + (one.removal().isWhole() ? " is removed" : " could not be removed whole"),
                    "");
            details(lines, one.removal());
        }
        lines.gap();
        removals.leftAlone()
                .forEach(probes -> lines.marked(
                        CustodyWords.mark(probes.custody(removals.now())),
                        Tone.PLAIN,
                        probes.name() + " " + removals.because(probes),
                        Tone.PLAIN,
                        ""));
        lines.gap();
        new AccountFooting(lines).write(removals.account(), removals.region(), result(removals), removals.inventory());
        return lines.toString();
    }

    private static void details(TextLines lines, Removal removal) {
        removal.removed().forEach(what -> lines.wrapped(INDENT, Tone.FAINT, "gone: " + what));
        for (Leftover left : removal.leftBehind()) {
            lines.wrapped(INDENT, Tone.PLAIN, "left: " + left.what() + ": " + left.because());
        }
        if (!removal.isWhole()) {
            lines.wrapped(INDENT, Tone.PLAIN, "Run it again, or have somebody do so who may remove them; or, by hand:");
            removal.leftBehind().stream()
                    .flatMap(left -> left.byHand().stream())
                    .flatMap(command -> Commands.broken(command, lines.page().width() - INDENT - 2).stream())
                    .forEach(line -> lines.line(" ".repeat(INDENT + 2) + line));
        }
    }

    private static String result(ProbeRemovals removals) {
        if (removals.removals().isEmpty()) {
            return removals.isUncertain() ? "nothing found to remove" : "nothing to remove";
        }
        return removals.isWhole() ? "nothing is left behind" : "something is left behind";
    }
}
