package dev.vpcdoctor.cli;

/** What is done if the process is told to end meanwhile: by Ctrl-C, SIGTERM or a closed terminal. */
final class InterruptHook {
    private final Thread hook;

    /** From now on. Where the process ends already, it is too late for it. */
    InterruptHook(Runnable action) {
        this.hook = new Thread(action, "at-interrupt");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Whoever is interrupted has been told so.
        }
    }

    /** No longer. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // It is being done.
        }
    }
}
