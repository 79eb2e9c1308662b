package dev.vpcdoctor.diagnosis.witness.flowlogs;

import dev.vpcdoctor.network.model.NetworkInterface;
import java.util.List;
import java.util.Optional;

/**
 * One flow log, and what of it was read.
 *
 * @param resourceId the VPC, subnet or interface of which it tells
 * @param trafficType {@code ALL}, {@code ACCEPT} or {@code REJECT}
 * @param failure why it delivers nothing, if it does not
 * @param lines in the order of reading; empty when its log group was not read
 */
public record FlowLog(
        String id,
        String resourceId,
        String trafficType,
        Optional<String> logGroup,
        Optional<String> failure,
        List<FlowLine> lines) {
    public FlowLog {
        lines = List.copyOf(lines);
    }

    /** Whether packets of an interface are to stand in it. */
    public boolean covers(NetworkInterface eni) {
        return resourceId.equals(eni.id()) || resourceId.equals(eni.subnetId()) || resourceId.equals(eni.vpcId());
    }

    boolean tellsAll() {
        return trafficType.equals("ALL") && failure.isEmpty();
    }
}
