package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Why a call gave no answer.
 *
 * @param cause what to do about it depends on this
 * @param code AWS's error code, or a word of ours where AWS said nothing
 * @param message one line, without anything that could be a secret
 */
public record CallFailure(Cause cause, String code, String message) {
    static final CallFailure TIMED_OUT =
            new CallFailure(Cause.NOT_ANSWERED, "TimedOut", "not finished when the time was up (--timeout)");

    private static final String NO_CREDENTIALS = "NoCredentials";
    private static final String NOT_UNDERSTOOD = "NotUnderstood";
    private static final int LONGEST_MESSAGE = 300;
    private static final Set<String> EXPIRED = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "TokenRefreshRequired",
            "InvalidToken",
            // Of IAM Identity Center, when a session was ended.
            "UnauthorizedException");
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "AuthFailure",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "InvalidAccessKeyId",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException");
    private static final Set<String> REFUSED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "Client.UnauthorizedOperation",
            "NotAuthorized",
            "OptInRequired");

    /** Why, as far as it decides what to do. */
    public enum Cause {
        EXPIRED_CREDENTIALS,
        BAD_CREDENTIALS,
        NO_CREDENTIALS,
        REFUSED,
        THROTTLED,
        NOT_FOUND,
        /** No answer, or not in time. */
        NOT_ANSWERED,
        OTHER
    }

    /** The failure that an exception of the SDK stands for. */
    public static CallFailure of(Throwable thrown) {
        if (thrown instanceof AwsServiceException service) {
            return ofService(service);
        }
        if (thrown instanceof TokenAcquisitionFailedException notAsked && notAsked.getCause() != null) {
            return of(notAsked.getCause());
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerNotUnderstoodException) {
                return new CallFailure(Cause.NOT_ANSWERED, NOT_UNDERSTOOD, oneLine(cause.getMessage()));
            }
            if (isTimeout(cause)) {
                return new CallFailure(Cause.NOT_ANSWERED, "TimedOut", "AWS did not answer in time");
            }
            if (cause instanceof UnknownHostException) {
                return new CallFailure(
                        Cause.NOT_ANSWERED, "NotReached", "the name " + oneLine(cause.getMessage()) + " is not known");
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return new CallFailure(Cause.NOT_ANSWERED, "NotReached", "AWS could not be connected to");
            }
        }
        return ofClient(thrown);
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof ApiCallTimeoutException
                || cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof SocketTimeoutException
                || cause instanceof InterruptedException
                || cause instanceof AbortedException;
    }

    private static CallFailure ofService(AwsServiceException service) {
        String code =
                service.awsErrorDetails() == null || service.awsErrorDetails().errorCode() == null
                        ? "Http" + service.statusCode()
                        : service.awsErrorDetails().errorCode();
        String told = service.awsErrorDetails() == null
                ? null
                : service.awsErrorDetails().errorMessage();
        String message = told == null ? "AWS answered with status " + service.statusCode() : told;
        Cause cause = service.isThrottlingException() ? Cause.THROTTLED : causeOf(code, service.statusCode());
        return new CallFailure(cause, oneLine(code), oneLine(message));
    }

    private static Cause causeOf(String code, int status) {
        if (EXPIRED.contains(code)) {
            return Cause.EXPIRED_CREDENTIALS;
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return Cause.BAD_CREDENTIALS;
        }
        if (REFUSED.contains(code)) {
            return Cause.REFUSED;
        }
        boolean notFound = status == 404 || code.contains("NotFound") || code.startsWith("NoSuch");
        return notFound ? Cause.NOT_FOUND : status >= 500 ? Cause.NOT_ANSWERED : Cause.OTHER;
    }

    private static CallFailure ofClient(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("token") && lower.contains("expired")) {
            return new CallFailure(Cause.EXPIRED_CREDENTIALS, "ExpiredToken", "the credentials have expired");
        }
        if (lower.contains("credential") || lower.contains("sso") || lower.contains("profile")) {
            return new CallFailure(Cause.NO_CREDENTIALS, NO_CREDENTIALS, oneLine(message));
        }
        if (thrown.getCause() instanceof IOException) {
            return new CallFailure(Cause.NOT_ANSWERED, "NotAnswered", "the connection to AWS broke");
        }
        return new CallFailure(Cause.NOT_ANSWERED, NOT_UNDERSTOOD, "the answer could not be read");
    }

    /** Whether a code of AWS says that the caller may not do that. */
    public static boolean isRefusal(String code) {
        return REFUSED.contains(code);
    }

    /** Whether the SDK itself failed, and not AWS or the way there. */
    boolean isOfSdk() {
        return code.equals(NO_CREDENTIALS) || code.equals(NOT_UNDERSTOOD);
    }

    /**
     * The first line at most: what AWS says about a wrong signature goes on with the request's headers, and a refusal of
     * EC2 ends with a long encoded text.
     */
    public static String oneLine(String text) {
        String line = String.valueOf(text).lines().findFirst().orElse("");
        int encoded = line.indexOf(" Encoded authorization failure message");
        String told = encoded < 0 ? line : line.substring(0, encoded);
        return told.length() <= LONGEST_MESSAGE ? told : told.substring(0, LONGEST_MESSAGE) + "...";
    }

    /** The document that stands in a snapshot in place of the answer. */
    ObjectNode document(String operation) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("Error")
                .put("Operation", operation)
                .put("Code", code)
                .put("Message", message);
        return document;
    }
}
