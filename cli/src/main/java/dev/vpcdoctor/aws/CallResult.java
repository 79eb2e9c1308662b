package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What came of a call: an answer, a failure, or the first pages of an answer and a failure. */
record CallResult(Optional<ObjectNode> json, Optional<CallFailure> failure) {

    static CallResult failed(CallFailure failure) {
        return new CallResult(Optional.empty(), Optional.of(failure));
    }

    boolean isWhole() {
        return json.isPresent() && failure.isEmpty();
    }

    /** A field of the answer; a missing node when there is none. */
    JsonNode path(String field) {
        return json.map(answer -> answer.path(field)).orElseGet(MissingNode::getInstance);
    }
}
