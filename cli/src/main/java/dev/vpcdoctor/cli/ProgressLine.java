package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.Progress;
import java.io.PrintWriter;
import java.util.Optional;

/** One line on a terminal that is written over and over, and gone at the end, also when Ctrl-C is the end. */
final class ProgressLine implements Progress, AutoCloseable {
    private final PrintWriter err;
    private final boolean shown;
    private final Optional<InterruptHook> atInterrupt;
    private int width;
    private boolean closed;

    /**
     * A line that nobody has seen yet.
     *
     * @param shown whether {@code err} is a terminal and a person wants to see it
     */
    ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
        this.atInterrupt = shown ? Optional.of(new InterruptHook(this::clear)) : Optional.empty();
    }

    @Override
    public synchronized void changed(int finished, int begun) {
        write("asking AWS: " + finished + " of " + begun + " calls answered");
    }

    /** Shows something else that goes on. */
    synchronized void says(String text) {
        write(text);
    }

    private void write(String text) {
        if (shown && !closed) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        }
    }

    /** Shows nothing any more. */
    synchronized void clear() {
        if (width > 0) {
            // The terminal itself writes ^C, which stands behind the line or at its start.
            err.print("\r" + " ".repeat(width + 2) + "\r");
            err.flush();
            width = 0;
        }
        closed = true;
    }

    @Override
    public void close() {
        clear();
        atInterrupt.ifPresent(InterruptHook::cancel);
    }
}
