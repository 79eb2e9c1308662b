package dev.vpcdoctor.aws;

import java.util.concurrent.CompletableFuture;

/**
 * A call that was begun.
 *
 * @param kept whether its answer goes into the snapshot as it is; a failure always does
 * @param answer completed with what came of it, never exceptionally
 */
record Call(SnapshotCall question, boolean kept, CompletableFuture<CallResult> answer) {

    /** Ends the call if it is not finished. */
    void end(CallFailure failure) {
        answer.complete(CallResult.failed(failure));
    }
}
