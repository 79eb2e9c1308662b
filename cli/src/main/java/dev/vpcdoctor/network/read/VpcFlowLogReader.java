package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.VpcFlowLog;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.Optional;

/** Flow logs, and whether they deliver. */
final class VpcFlowLogReader {
    private final NetworkBuilder builder;

    VpcFlowLogReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(
                ResourceKind.FLOW_LOG,
                (resource, fields) -> fields.optionalText("ResourceId")
                        .ifPresent(resourceId ->
                                builder.add(new VpcFlowLog(fields.text("FlowLogId"), resourceId, failure(fields)))));
        builder.listing(VpcFlowLog.class, ResourceKind.FLOW_LOG);
    }

    private static Optional<String> failure(Fields fields) {
        if (fields.optionalText("DeliverLogsStatus").orElse("").equals("FAILED")) {
            return Optional.of(fields.optionalText("DeliverLogsErrorMessage").orElse("delivery failed"));
        }
        return fields.optionalText("FlowLogStatus")
                .filter(status -> !status.equals("ACTIVE"))
                .map(status -> "its status is " + status);
    }
}
