package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CallFailure;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** One call of the SDK, with the name that its failure is told by. */
final class SdkCall {
    private static final int FIRST = 1;

    private SdkCall() {}

    /**
     * Calls.
     *
     * @throws CallFailedException when there is no answer
     */
    static <T> T call(String operation, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RuntimeException e) {
            // Whatever the SDK makes of an answer that is none.
            boolean repeated =
                    !(e instanceof SdkException sdk && sdk.numAttempts() != null && sdk.numAttempts() == FIRST);
            CallFailedException failed =
                    new CallFailedException(new FailedOperation(operation, CallFailure.of(e), repeated));
            failed.initCause(e);
            throw failed;
        }
    }

    /** Calls, and keeps why there is no answer. */
    static Optional<FailedOperation> failureOf(String operation, Supplier<?> asked) {
        try {
            call(operation, asked);
            return Optional.empty();
        } catch (CallFailedException e) {
            return Optional.of(e.call());
        }
    }
}
