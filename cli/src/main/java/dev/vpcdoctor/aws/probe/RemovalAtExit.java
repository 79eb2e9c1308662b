package dev.vpcdoctor.aws.probe;

import java.time.Duration;

/** Removes a deployment when the process is told to end: by Ctrl-C, SIGTERM or a closed terminal. */
final class RemovalAtExit {
    /** Whoever interrupts waits; whoever stops containers kills after 30 seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Thread hook;

    private RemovalAtExit(Thread hook) {
        this.hook = hook;
    }

    /** From now on; it has to begin before anything is made. */
    static RemovalAtExit of(ProbeDeployment deployment, ProbeListener listener) {
        Thread hook = new Thread(
                () -> {
                    listener.removingAtExit();
                    listener.removedAtExit(deployment.remove(LONGEST_WAIT));
                },
                "remove-probes");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already: so nothing is made.
            deployment.makeNothing();
        }
        return new RemovalAtExit(hook);
    }

    /** No longer: it was removed, or is to stay. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook does its work.
        }
    }
}
