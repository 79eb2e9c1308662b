package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * A server that takes its time with every call, half of it before it does what was asked and half before it says so, whether
 * or not anybody still listens. It knows how many calls it has answered.
 */
final class SlowAws implements FaultyProxy.Rewriting {
    /** Asked for a path and for a body, so that together they are half of what a call takes. */
    private static final Duration QUARTER = Duration.ofMillis(15);

    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final BiConsumer<ApiCall, List<String>> onCall;

    private SlowAws(BiConsumer<ApiCall, List<String>> onCall) {
        this.onCall = onCall;
    }

    /**
     * Slows all calls down from now on.
     *
     * @param onCall what was done, and all that was done up to then, each time before it is answered
     */
    static SlowAws at(FaultyProxy proxy, BiConsumer<ApiCall, List<String>> onCall) {
        SlowAws slow = new SlowAws(onCall);
        proxy.rewriteWith(slow);
        return slow;
    }

    @Override
    public String request(String text) {
        begun.incrementAndGet();
        LockSupport.parkNanos(QUARTER.toNanos());
        return text;
    }

    @Override
    public CannedAnswer answer(ApiCall call, String request, CannedAnswer truth) {
        answered.add(call.operation());
        onCall.accept(call, answered());
        return truth.after(QUARTER.multipliedBy(2));
    }

    /** The operations that were done, in their order. */
    List<String> answered() {
        return List.copyOf(answered);
    }

    /** Waits until all is done that was asked. */
    void awaitQuiet() {
        int before = -1;
        for (int look = 0; look < 200 && before != begun.get() + answered.size(); look++) {
            before = begun.get() + answered.size();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
    }
}
