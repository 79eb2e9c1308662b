package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.FailedOperation;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.Removal.Leftover;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The parts that the JSON about probes has in common. */
final class ProbeJson {
    private ProbeJson() {}

    /** {@code in-use}, {@code left-behind}. */
    static String word(Retention retention) {
        return RetentionText.of(retention).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The entries of an allow list. */
    static List<String> entries(String allowList) {
        return Stream.of(allowList.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The fields of what came of removing. */
    static void removal(JsonGenerator json, JsonText text, Removal removal) throws IOException {
        text.texts("removed", removal.removed());
        json.writeArrayFieldStart("leftBehind");
        for (Leftover left : removal.leftBehind()) {
            json.writeStartObject();
            json.writeStringField("what", left.what());
            json.writeStringField("because", left.because());
            text.texts("byHand", left.byHand());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void notLooked(JsonGenerator json, List<FailedOperation> calls) throws IOException {
        json.writeArrayFieldStart("notLooked");
        for (FailedOperation call : calls) {
            json.writeStartObject();
            json.writeStringField("operation", call.operation());
            json.writeStringField("code", call.failure().code());
            json.writeStringField("message", call.failure().message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
