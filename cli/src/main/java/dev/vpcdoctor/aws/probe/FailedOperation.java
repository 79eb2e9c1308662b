package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CallFailure;

/**
 * A call that came to nothing.
 *
 * @param operation as IAM names it, {@code lambda:CreateFunction}
 * @param repeated whether it may have been asked more than once: then this is what the last attempt came to
 */
public record FailedOperation(String operation, CallFailure failure, boolean repeated) {

    /** For a person: what was wanted and what AWS said. */
    public String says() {
        String what = switch (failure.cause()) {
            case REFUSED -> "AWS refused " + operation;
            case THROTTLED -> "AWS throttles " + operation;
            case EXPIRED_CREDENTIALS, BAD_CREDENTIALS, NO_CREDENTIALS -> "no valid credentials for " + operation;
            case NOT_FOUND, NOT_ANSWERED, OTHER -> operation + " failed";
        };
        return what + " (" + failure.code() + "): " + failure.message();
    }

    /** Whether it may have been done although no answer says so: by this attempt, or by one before it. */
    boolean mayBeDone() {
        return repeated || isUncertain();
    }

    /** Whether AWS said neither yes nor no. */
    boolean isUncertain() {
        return switch (failure.cause()) {
            case NOT_ANSWERED, THROTTLED -> true;
            case REFUSED, NOT_FOUND, OTHER, EXPIRED_CREDENTIALS, BAD_CREDENTIALS, NO_CREDENTIALS -> false;
        };
    }

    boolean isNotFound() {
        return failure.cause() == CallFailure.Cause.NOT_FOUND;
    }
}
