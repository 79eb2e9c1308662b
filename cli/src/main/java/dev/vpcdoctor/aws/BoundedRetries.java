package dev.vpcdoctor.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The SDK's adaptive retries, as long as there is hope. Alone they slow a throttled service down to a call in two seconds,
 * and would go on like that for dozens of calls while a person waits. Here a service that answered none of several calls
 * for a while is given up: what is left of its calls fails at once, with the failure that was seen last. One answer is
 * enough to go on.
 *
 * <p>One for each client, since AWS throttles each service by itself.
 */
final class BoundedRetries implements RetryStrategy {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** One call that always fails says nothing about the others. */
    private static final int SEVERAL = 5;

    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final RetryStrategy adaptive = AwsRetryStrategy.adaptiveRetryStrategy();
    private final Duration longestWait;
    private Optional<FailureStreak> trouble = Optional.empty();

    /**
     * Failures since the last answer.
     *
     * @param since when the first of them was seen, of {@link System#nanoTime()}
     */
    private record FailureStreak(long since, int failures, Throwable last) {}

    BoundedRetries(Duration longestWait) {
        this.longestWait = longestWait;
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        AcquireInitialTokenResponse granted = adaptive.acquireInitialToken(request);
        await(granted.delay(), SEVERAL);
        return AcquireInitialTokenResponse.create(granted.token(), Duration.ZERO);
    }

    /** The SDK asks after every failure; what is not worth a second attempt, such as a refusal, it refuses by itself. */
    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        RefreshRetryTokenResponse granted = adaptive.refreshRetryToken(request);
        noteFailure(request.failure());
        await(granted.delay(), 1);
        return RefreshRetryTokenResponse.create(granted.token(), Duration.ZERO);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        noteAnswer();
        return adaptive.recordSuccess(request);
    }

    private synchronized void noteFailure(Throwable failure) {
        trouble = Optional.of(trouble.map(before -> new FailureStreak(before.since, before.failures + 1, failure))
                .orElseGet(() -> new FailureStreak(System.nanoTime(), 1, failure)));
    }

    private synchronized void noteAnswer() {
        trouble = Optional.empty();
    }

    /** Waits as the SDK would, but only while there is hope; so it has to happen here. */
    private void await(Duration delay, int failures) {
        long end = System.nanoTime() + delay.toNanos();
        giveUpWithoutHope(failures);
        for (long left = delay.toMillis();
                left > 0;
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            try {
                Thread.sleep(Math.min(left, LONGEST_PAUSE_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AbortedException.create("interrupted between two attempts", e);
            }
            giveUpWithoutHope(failures);
        }
    }

    private synchronized void giveUpWithoutHope(int failures) {
        trouble.filter(now -> now.failures >= failures)
                .filter(now -> System.nanoTime() - now.since >= longestWait.toNanos())
                .ifPresent(now -> {
                    throw new TokenAcquisitionFailedException(
                            "the service answered nothing for " + longestWait.toSeconds() + " s", now.last);
                });
    }

    @Override
    public int maxAttempts() {
        return adaptive.maxAttempts();
    }

    /** The adaptive strategy has them already; the SDK would add them to a copy, which is no longer bounded. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        return adaptive.toBuilder();
    }
}
