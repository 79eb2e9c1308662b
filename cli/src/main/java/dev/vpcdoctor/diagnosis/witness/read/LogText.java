package dev.vpcdoctor.diagnosis.witness.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Initialisation;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Invocation;
import java.util.Optional;
import java.util.StringJoiner;

/** A log entry as plain text, whatever its format. */
public final class LogText {
    private static final JsonMapper JSON = new JsonMapper();

    private LogText() {}

    /**
     * Lambda's own reports in JSON become the lines of the text format; of other JSON the texts are kept, one below the
     * other, in their order; all else stays as it is.
     */
    public static String plain(String message) {
        if (!message.stripLeading().startsWith("{")) {
            return message;
        }
        try {
            JsonNode json = JSON.readTree(message);
            return report(json).map(PlatformReport::line).orElseGet(() -> texts(json));
        } catch (JsonProcessingException e) {
            return message;
        }
    }

    private static Optional<PlatformReport> report(JsonNode json) {
        JsonNode telling = json.path("record");
        JsonNode metrics = telling.path("metrics");
        boolean timedOut = telling.path("status").asText().equals("timeout");
        return switch (json.path("type").asText("")) {
            case "platform.report" ->
                Optional.of(new Invocation(
                        telling.path("requestId").asText(""),
                        metrics.path("durationMs").asDouble(),
                        milliseconds(metrics, "initDurationMs"),
                        milliseconds(metrics, "restoreDurationMs"),
                        timedOut));
            case "platform.initReport" ->
                telling.path("status").asText("success").equals("success")
                        ? Optional.empty()
                        : Optional.of(
                                new Initialisation(metrics.path("durationMs").asDouble(), timedOut));
            default -> Optional.empty();
        };
    }

    private static Optional<Double> milliseconds(JsonNode metrics, String field) {
        return metrics.path(field).isNumber() ? Optional.of(metrics.path(field).asDouble()) : Optional.empty();
    }

    private static String texts(JsonNode json) {
        StringJoiner lines = new StringJoiner("\n");
        collect(json, lines);
        return lines.toString();
    }

    private static void collect(JsonNode node, StringJoiner lines) {
        if (node.isTextual()) {
            lines.add(node.textValue());
        }
        node.forEach(child -> collect(child, lines));
    }
}
