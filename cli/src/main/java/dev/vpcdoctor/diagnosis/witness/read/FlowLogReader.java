package dev.vpcdoctor.diagnosis.witness.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLine;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLog;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogFormat;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** VPC flow logs, and the lines of those that are kept in CloudWatch Logs. */
final class FlowLogReader {
    private FlowLogReader() {}

    static FlowLogs read(Snapshot snapshot, LogEventReader events) {
        List<FlowLog> logs = new ArrayList<>();
        for (Resource resource : snapshot.resources(ResourceKind.FLOW_LOG)) {
            JsonNode json = resource.json();
            Optional<String> logGroup = logGroup(json);
            logs.add(new FlowLog(
                    resource.id(),
                    json.path("ResourceId").asText(),
                    json.path("TrafficType").asText("ALL"),
                    logGroup,
                    failure(json),
                    logGroup.flatMap(name -> events.of(name, resource.origin().region()))
                            .map(read -> lines(
                                    FlowLogFormat.parse(json.path("LogFormat").asText("")), read))
                            .orElse(List.of())));
        }
        return new FlowLogs(logs);
    }

    private static Optional<String> logGroup(JsonNode json) {
        boolean inCloudWatch =
                json.path("LogDestinationType").asText("cloud-watch-logs").equals("cloud-watch-logs");
        return inCloudWatch
                ? Optional.of(json.path("LogGroupName").asText("")).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> failure(JsonNode json) {
        if (json.path("DeliverLogsStatus").asText("SUCCESS").equals("FAILED")) {
            return Optional.of(json.path("DeliverLogsErrorMessage").asText("it cannot be delivered"));
        }
        return json.path("FlowLogStatus").asText("ACTIVE").equals("ACTIVE")
                ? Optional.empty()
                : Optional.of("it is not active");
    }

    /** Several flow logs may write into one log group, each in its own format: lines of another one have other fields. */
    private static List<FlowLine> lines(FlowLogFormat format, LogEventReader.Events read) {
        return read.events().stream()
                .map(event -> format.read(event.message(), event.stream(), event.time()))
                .flatMap(Optional::stream)
                .toList();
    }
}
