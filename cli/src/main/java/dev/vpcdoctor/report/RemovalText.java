package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.Removal.Leftover;

/** What came of removing one deployment: what is gone, what is not, and how to finish by hand. */
record RemovalText(TextLines lines) {
    private static final int INDENT = 4;

    void write(Removal removal) {
        removal.removed().forEach(what -> lines.wrapped(INDENT, Tone.FAINT, "gone: " + what));
        for (Leftover left : removal.leftBehind()) {
            lines.wrapped(INDENT, Tone.PLAIN, "left: " + left.what() + ": " + left.because());
        }
        if (!removal.isWhole()) {
            lines.wrapped(
                    INDENT,
                    Tone.PLAIN,
                    "'vpc-doctor probe cleanup' tries again, run by somebody who may remove them; or, by hand:");
            removal.leftBehind().stream()
                    .flatMap(left -> left.byHand().stream())
                    .flatMap(command -> Commands.broken(command, lines.page().width() - INDENT - 2).stream())
                    .forEach(line -> lines.line(" ".repeat(INDENT + 2) + line));
        }
    }
}
