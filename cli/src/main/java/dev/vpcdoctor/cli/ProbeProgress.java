package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.ProbeListener;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.cli.probe.SentPackets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a person at a terminal how far the probes are, with the seconds since; and anybody that they are removed early. */
final class ProbeProgress implements ProbeListener, AutoCloseable {
    private final VpcDoctorCommand top;
    private final String where;
    private final ProgressLine line;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "probe-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> ticking;
    private volatile String step = "";
    private volatile long since = System.nanoTime();
    private volatile boolean interrupted;

    /**
     * Begins to tell.
     *
     * @param subnets in which probes stand
     */
    ProbeProgress(VpcDoctorCommand top, int subnets) {
        this.top = top;
        this.where = subnets == 1 ? " 1 subnet" : " " + subnets + " subnets";
        this.line = top.progress();
        this.ticking = clock.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void begins(Step begun) {
        says(
                switch (begun) {
                    case DEPLOYING -> "deploying the probe in" + where;
                    case SENDING -> "sending packets from" + where;
                    case REMOVING -> "removing the probe from" + where;
                });
    }

    /** Says what goes on, with the seconds from now on. */
    void says(String what) {
        since = System.nanoTime();
        step = what;
        show();
    }

    private void show() {
        if (!step.isEmpty()) {
            long seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
            line.says(step + (seconds == 0 ? "" : " (" + seconds + " s)"));
        }
    }

    @Override
    public void removingAtExit() {
        interrupted = true;
        close();
        top.insist("interrupted: removing the probe");
    }

    @Override
    public void removedAtExit(Removal removal) {
        top.insist(removal.isWhole() ? "the probe is removed, and nothing is left" : SentPackets.leftBehind(removal));
    }

    /** Whether the process is to end. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.shutdownNow();
        line.close();
    }
}
