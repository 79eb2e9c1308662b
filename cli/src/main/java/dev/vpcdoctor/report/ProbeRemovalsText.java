package dev.vpcdoctor.report;

import dev.vpcdoctor.report.ProbeRemovals.Removed;

/** What came of removing probes for a person. */
public final class ProbeRemovalsText implements Renderer<ProbeRemovals> {
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
                    one.removal().isWhole() ? StatusMark.GOOD : StatusMark.BAD,
                    one.name() + (one.removal().isWhole() ? " is removed" : " could not be removed whole"),
                    "");
            new RemovalText(lines).write(one.removal());
        }
        lines.gap();
        removals.leftAlone()
                .forEach(probes -> lines.marked(
                        RetentionText.mark(probes.retention(removals.now())),
                        Tone.PLAIN,
                        probes.name() + " " + removals.because(probes),
                        Tone.PLAIN,
                        ""));
        lines.gap();
        new AccountFooter(lines).write(removals.account(), removals.region(), result(removals), removals.inventory());
        return lines.toString();
    }

    private static String result(ProbeRemovals removals) {
        if (removals.removals().isEmpty()) {
            return removals.isUncertain() ? "nothing found to remove" : "nothing to remove";
        }
        return removals.isWhole() ? "nothing is left behind" : "something is left behind";
    }
}
