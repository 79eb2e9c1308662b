package dev.vpcdoctor.probe.connect;

import dev.vpcdoctor.probe.run.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps the number of open sockets below the 1,024 file descriptors of a Lambda function; the rest queue. */
public final class SocketPermits {
    /** Leaves room for the jar files, the log and what the runtime holds open. */
    private static final int SOCKETS = 850;

    private final Semaphore permits = new Semaphore(SOCKETS, true);

    /** Waits for a socket to become free; false if the deadline came first. */
    public boolean acquireBefore(Deadline deadline) {
        try {
            return !deadline.passed() && permits.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void release() {
        permits.release();
    }
}
