package dev.vpcdoctor.aws.probe;

/** Waiting, in parts short enough to notice that it is over. */
final class InterruptibleWait {
    private static final long SHORT_MILLIS = 50;

    private InterruptibleWait() {}

    static void shortPause() {
        pause(SHORT_MILLIS);
    }

    /** Sleeps; an interrupted thread goes on at once and stays interrupted. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
