package dev.vpcdoctor.aws.probe;

/** Waiting, in parts short enough to notice that it is over. */
final class InterruptibleWait {
    private static final long SHORT_MILLIS = 50;

    private InterruptibleWait() {}

    static void shortNap() {
        nap(SHORT_MILLIS);
    }

    /** Sleeps; an interrupted thread goes on at once and stays interrupted. */
    static void nap(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
