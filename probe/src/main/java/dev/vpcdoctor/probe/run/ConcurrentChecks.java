package dev.vpcdoctor.probe.run;

import java.util.ArrayList;
import java.util.List;

/** Runs things at the same time, each on a virtual thread of its own, and waits for all of them. */
public final class ConcurrentChecks {
    private ConcurrentChecks() {}

    /** An interrupt is passed on to all of them, and then to the caller's thread. */
    public static void run(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.get(0).run();
            return;
        }
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(Thread.startVirtualThread(task));
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    for (Thread other : threads) {
                        other.interrupt();
                    }
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
