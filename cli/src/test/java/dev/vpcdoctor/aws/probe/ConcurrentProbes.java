package dev.vpcdoctor.aws.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/** Tests of many calls, several at once, since most of them wait most of the time. */
public final class ConcurrentProbes {
    private static final int AT_ONCE = 6;

    private ConcurrentProbes() {}

    /** Tests each, and tells of all that fail. */
    public static void inEach(List<String> operations, Consumer<String> test) {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> begun = new ArrayList<>();
            operations.forEach(operation -> begun.add(pool.submit(() -> test.accept(operation))));
            SoftAssertions each = new SoftAssertions();
            begun.forEach(one -> each.assertThatCode(one::get).doesNotThrowAnyException());
            each.assertAll();
        }
    }
}
