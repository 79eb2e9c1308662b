package dev.vpcdoctor.diagnosis.witness.flowlogs;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs.Passage;

/**
 * What flow logs say of one connection.
 *
 * @param interfaceId where it shows
 * @param passage the packets that show it
 */
public record FlowLogResult(FlowOutcome says, String interfaceId, Passage passage) {

    /** Where a connection ends. */
    public enum FlowOutcome {
        /** Nothing was recorded of it. */
        NOTHING,
        /** Answers came back. */
        ANSWERED,
        /** Only resets came back: the target refused. */
        REFUSED,
        /** The function's security group, or its subnet's network ACL, lets the request not out. */
        REQUEST_REJECTED_AT_FUNCTION,
        /** The target's security group, or its subnet's network ACL, lets the request not in. */
        REQUEST_REJECTED_AT_TARGET,
        /** The request was let in and its answer not out: security groups do not do that, so a network ACL does. */
        REPLY_REJECTED_AT_TARGET,
        /** The answer was sent and not let in: a network ACL does that. */
        REPLY_REJECTED_AT_FUNCTION,
        /** The request left and did not come to the target: a route. */
        NEVER_ARRIVED,
        /** The request left; of an answer nothing shows. */
        NO_REPLY
    }

    /** In a sentence without a full stop. */
    public String text() {
        return switch (says) {
            case NOTHING -> "nothing of it recorded at " + interfaceId;
            case ANSWERED ->
                "answers came back to " + interfaceId + ": ACCEPT both ways, " + passage.accepted() + " packets back";
            case REFUSED -> "only resets came back to " + interfaceId + ": the target refused";
            case REQUEST_REJECTED_AT_FUNCTION, REQUEST_REJECTED_AT_TARGET ->
                "request REJECT at " + interfaceId + ", " + passage.rejected() + " packets" + reason();
            case REPLY_REJECTED_AT_TARGET, REPLY_REJECTED_AT_FUNCTION ->
                "request ACCEPT, its answer REJECT at " + interfaceId + ", " + passage.rejected()
                        + " packets: a network ACL" + reason();
            case NEVER_ARRIVED ->
                "the request left the function and did not come to " + interfaceId + ", whose records are there";
            case NO_REPLY ->
                "request ACCEPT at " + interfaceId + ", " + passage.accepted() + " packets; no record of an answer";
        };
    }

    private String reason() {
        return passage.rejectReason().map(reason -> " (" + reason + ")").orElse("");
    }
}
