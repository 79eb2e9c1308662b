package dev.vpcdoctor.aws.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps a removal from overtaking what is still being made. Once it is closed, nothing more is made. */
final class CreationGate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /** Nothing is made any more. */
    static final class ClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Makes something.
     *
     * @throws ClosedException when nothing may be made any more
     */
    <T> T make(Supplier<T> creation) {
        lock.readLock().lock();
        try {
            requireOpen();
            return creation.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Lets some time pass, unless nothing may be made any more. */
    void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            requireOpen();
            InterruptibleWait.shortPause();
        }
    }

    void requireOpen() {
        if (closed) {
            throw new ClosedException();
        }
    }

    /** Closes, and waits for what is being made; false if that took too long. */
    boolean close(Duration longestWait) {
        closed = true;
        try {
            if (lock.writeLock().tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                lock.writeLock().unlock();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
