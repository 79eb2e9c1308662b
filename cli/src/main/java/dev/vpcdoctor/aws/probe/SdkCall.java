package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CallFailure;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** One call of the SDK, with the name that its failure is told by. */
final class SdkCall {
    private SdkCall() {}

    /**
     * Calls.
     *
     * @throws CallFailedException when there is no answer
     */
    static <T> T call(String operation, Supplier<T> sdk) {
        try {
            return sdk.get();
        } catch (SdkException | UncheckedIOException e) {
            CallFailedException failed = new CallFailedException(new FailedCall(operation, CallFailure.of(e)));
            failed.initCause(e);
            throw failed;
        }
    }

    /** Calls, and keeps why there is no answer. */
    static Optional<FailedCall> failureOf(String operation, Supplier<?> sdk) {
        try {
            call(operation, sdk);
            return Optional.empty();
        } catch (CallFailedException e) {
            return Optional.of(e.call());
        }
    }
}
