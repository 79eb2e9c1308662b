package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.Progress;
import java.io.PrintWriter;

/** One line on a terminal that is written over and over, and gone at the end. */
final class ProgressLine implements Progress, AutoCloseable {
    private final PrintWriter err;
    private final boolean shown;
    private int width;

    /**
     * A line that nobody has seen yet.
     *
     * @param shown whether {@code err} is a terminal and a person wants to see it
     */
    ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    @Override
    public synchronized void changed(int finished, int begun) {
        write("asking AWS: " + finished + " of " + begun + " calls answered");
    }

    private void write(String text) {
        if (shown) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        }
    }

    @Override
    public synchronized void close() {
        if (width > 0) {
            write("");
            err.print("\r");
            err.flush();
        }
    }
}
