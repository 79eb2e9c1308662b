package dev.vpcdoctor.aws;

import java.util.concurrent.CompletableFuture;

/**
 * A call that was begun.
 *
 * @param kept whether its answer goes into the snapshot as it is; a failure always does
 * @param answer completed with what came of it, never exceptionally
 */
record Call(Question question, boolean kept, CompletableFuture<Answer> answer) {

    /** Ends the call if it is not finished. */
    void end(CallFailure failure) {
        answer.complete(Answer.failed(failure));
    }
}
