package dev.vpcdoctor.aws.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A probe's report as a file of a snapshot: as the probe wrote it, with {@code SubnetId} and {@code SecurityGroupIds}. */
final class ProbeReportFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProbeReportFile() {}

    static String json(SubnetReport.Seen seen) {
        try {
            ObjectNode report = (ObjectNode) JSON.readTree(seen.report().toJson());
            report.put("SubnetId", seen.subnetId());
            ArrayNode groups = report.putArray("SecurityGroupIds");
            seen.securityGroupIds().stream().sorted().forEach(groups::add);
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that was read can be written", e);
        }
    }
}
