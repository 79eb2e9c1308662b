package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.vpcdoctor.aws.CallFailure.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

class CallFailureTest {
    private static final String NOT_IN_TIME = "AWS did not answer in time";
    private static final String NOT_READ = "the answer could not be read";

    static Stream<Arguments> withoutAnAnswer() {
        return Stream.of(
                arguments(ApiCallTimeoutException.create(60_000), "TimedOut", NOT_IN_TIME),
                arguments(ApiCallAttemptTimeoutException.create(10_000), "TimedOut", NOT_IN_TIME),
                arguments(AbortedException.create("Thread was interrupted"), "TimedOut", NOT_IN_TIME),
                arguments(byWay(new SocketTimeoutException("Read timed out")), "TimedOut", NOT_IN_TIME),
                arguments(byWay(byWay(new InterruptedException())), "TimedOut", NOT_IN_TIME),
                arguments(
                        byWay(new UnknownHostException("ec2.eu-west-9.amazonaws.com")),
                        "NotReached",
                        "the name ec2.eu-west-9.amazonaws.com is not known"),
                arguments(
                        byWay(new ConnectException("Connection refused")),
                        "NotReached",
                        "AWS could not be connected to"),
                arguments(
                        byWay(new NoRouteToHostException("No route to host")),
                        "NotReached",
                        "AWS could not be connected to"),
                arguments(
                        byWay(new SSLHandshakeException("PKIX path building failed")),
                        "NotAnswered",
                        "the connection to AWS broke"),
                arguments(
                        new UncheckedIOException(new IOException("Connection reset")),
                        "NotAnswered",
                        "the connection to AWS broke"),
                arguments(
                        new AnswerNotUnderstoodException("a page in HTML came back"),
                        "NotUnderstood",
                        "a page in HTML came back"),
                arguments(SdkClientException.builder().build(), "NotUnderstood", NOT_READ),
                arguments(new CancellationException(), "NotUnderstood", NOT_READ),
                arguments(new NoClassDefFoundError("software/amazon/awssdk/X"), "NotUnderstood", NOT_READ),
                arguments(new OutOfMemoryError("Java heap space"), "NotUnderstood", NOT_READ));
    }

    @ParameterizedTest
    @MethodSource("withoutAnAnswer")
    void whatEndedBeforeAnAnswerCameSaysWhere(Throwable thrown, String code, String message) {
        assertThat(CallFailure.of(thrown)).isEqualTo(new CallFailure(Cause.NOT_ANSWERED, code, message));
    }

    @Test
    void aCallThatWasNotEvenMadeFailsAsTheOneThatWasSeenLast() {
        SdkClientException last = byWay(new ConnectException("Connection refused"));

        assertThat(CallFailure.of(new TokenAcquisitionFailedException("given up", last)))
                .isEqualTo(CallFailure.of(last));
        assertThat(CallFailure.of(new TokenAcquisitionFailedException("no token left"))
                        .code())
                .isEqualTo("NotUnderstood");
    }

    @Test
    void aServiceThatNamesNoErrorIsKnownByItsStatus() {
        AwsServiceException nameless =
                AwsServiceException.builder().statusCode(502).build();
        AwsServiceException empty = AwsServiceException.builder()
                .statusCode(404)
                .awsErrorDetails(AwsErrorDetails.builder().build())
                .build();

        assertThat(CallFailure.of(nameless))
                .isEqualTo(new CallFailure(Cause.NOT_ANSWERED, "Http502", "AWS answered with status 502"));
        assertThat(CallFailure.of(empty))
                .isEqualTo(new CallFailure(Cause.NOT_FOUND, "Http404", "AWS answered with status 404"));
    }

    @Test
    void ofALongMessageTheFirstLineIsToldAndNoMoreThanAPersonReads() {
        AwsServiceException chatty = AwsServiceException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ValidationError")
                        .errorMessage("x".repeat(1_000) + "\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE")
                        .build())
                .build();

        assertThat(CallFailure.of(chatty))
                .isEqualTo(new CallFailure(Cause.OTHER, "ValidationError", "x".repeat(300) + "..."));
    }

    @Test
    void expiredAndMissingCredentialsAreKnownByTheSdksOwnWords() {
        assertThat(CallFailure.of(SdkClientException.create("The SSO session token has expired or is invalid"))
                        .cause())
                .isEqualTo(Cause.EXPIRED_CREDENTIALS);
        assertThat(CallFailure.of(SdkClientException.create("Unable to load credentials from any of the providers"))
                        .cause())
                .isEqualTo(Cause.NO_CREDENTIALS);
    }

    /** As the SDK wraps what ended a request. */
    private static SdkClientException byWay(Throwable cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }
}
