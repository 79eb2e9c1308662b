package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

class BoundedRetriesTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aServerErrorIsWorthAnotherAttempt() {
        BoundedRetries retries = new BoundedRetries(LONG);

        RefreshRetryTokenResponse again = again(retries, begin(retries), failure(500, "InternalError"));

        assertThat(again.delay()).as("it has waited already").isZero();
    }

    @Test
    void aRefusalIsWorthNone() {
        BoundedRetries retries = new BoundedRetries(LONG);
        RetryToken token = begin(retries);

        assertThatThrownBy(() -> again(retries, token, failure(403, "AccessDenied")))
                .isInstanceOf(TokenAcquisitionFailedException.class);
    }

    @Test
    void withoutPatienceNoFailureIsRepeated() {
        BoundedRetries retries = new BoundedRetries(Duration.ZERO);
        RetryToken token = begin(retries);

        assertThatThrownBy(() -> again(retries, token, failure(500, "InternalError")))
                .isInstanceOf(TokenAcquisitionFailedException.class)
                .hasMessageContaining("answered nothing");
    }

    @Test
    void oneCallThatAlwaysFailsDoesNotStopTheOthers() {
        BoundedRetries retries = new BoundedRetries(Duration.ZERO);
        failAll(retries, 4, failure(500, "InternalError"));

        assertThat(begin(retries)).isNotNull();
    }

    @Test
    void afterSeveralFailuresNothingNewIsAskedAndTheLastFailureIsTold() {
        BoundedRetries retries = new BoundedRetries(Duration.ZERO);
        failAll(retries, 5, failure(503, "RequestLimitExceeded"));

        assertThatThrownBy(() -> begin(retries)).satisfies(thrown -> {
            CallFailure told = CallFailure.of(thrown);
            assertThat(told.cause()).isEqualTo(CallFailure.Cause.THROTTLED);
            assertThat(told.code()).isEqualTo("RequestLimitExceeded");
        });
    }

    @Test
    void oneAnswerIsEnoughToGoOn() {
        BoundedRetries retries = new BoundedRetries(Duration.ZERO);
        RetryToken early = begin(retries);
        failAll(retries, 5, failure(500, "InternalError"));

        retries.recordSuccess(RecordSuccessRequest.create(early));

        assertThat(begin(retries)).isNotNull();
    }

    @Test
    void whoIsInterruptedBetweenTwoAttemptsMakesNoMoreAndStaysInterrupted() {
        BoundedRetries retries = new BoundedRetries(LONG);
        RetryToken token = begin(retries);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> again(retries, token, failure(500, "InternalError"), LONG))
                .isInstanceOf(AbortedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Calls that were begun together, each of which fails once. */
    private static void failAll(BoundedRetries retries, int count, Throwable failure) {
        for (RetryToken token :
                Stream.generate(() -> begin(retries)).limit(count).toList()) {
            assertThatThrownBy(() -> again(retries, token, failure))
                    .isInstanceOf(TokenAcquisitionFailedException.class);
        }
    }

    private static RetryToken begin(BoundedRetries retries) {
        return retries.acquireInitialToken(AcquireInitialTokenRequest.create("any"))
                .token();
    }

    private static RefreshRetryTokenResponse again(BoundedRetries retries, RetryToken token, Throwable failure) {
        return again(retries, token, failure, Duration.ZERO);
    }

    private static RefreshRetryTokenResponse again(
            BoundedRetries retries, RetryToken token, Throwable failure, Duration delay) {
        return retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                .token(token)
                .failure(failure)
                .suggestedDelay(delay)
                .build());
    }

    private static AwsServiceException failure(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
