package dev.vpcdoctor.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.probe.SubnetReport;
import dev.vpcdoctor.report.ProbeRunReport.NotAsked;

/**
 * What probes saw for programs: a JSON document in each line, as a snapshot holds it, so that a diagnosis reads it; first
 * the reports, subnet by subnet, then what could not be asked. {@code probe-run-v1.schema.json} describes a line.
 */
public final class ProbeRunJson implements Renderer<ProbeRunReport> {

    @Override
    public String render(ProbeRunReport report) {
        StringBuilder lines = new StringBuilder();
        for (SubnetReport subnet : report.inOrder()) {
            lines.append(
                    switch (subnet) {
                        case SubnetReport.Seen seen -> seen.toJson();
                        case SubnetReport.NotSeen not ->
                            error(
                                            not.failure().operation(),
                                            not.failure().code(),
                                            not.failure().message())
                                    .put("SubnetId", not.subnetId());
                    });
            lines.append('\n');
        }
        for (NotAsked not : report.notAsked()) {
            lines.append(error("packets to " + not.target(), "NotSent", not.because()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static ObjectNode error(String operation, String code, String message) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("Error")
                .put("Operation", operation)
                .put("Code", code)
                .put("Message", message);
        return document;
    }
}
