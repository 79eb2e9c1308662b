package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vpcdoctor.aws.probe.DeployedProbes.Custody;
import dev.vpcdoctor.aws.probe.FailedCall;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The parts that the JSON about probes has in common. */
final class ProbeJson {
    private ProbeJson() {}

    /** {@code in-use}, {@code left-behind}. */
    static String word(Custody custody) {
        return CustodyWords.of(custody).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static void notLooked(JsonGenerator json, List<FailedCall> calls) throws IOException {
        json.writeArrayFieldStart("notLooked");
        for (FailedCall call : calls) {
            json.writeStartObject();
            json.writeStringField("operation", call.operation());
            json.writeStringField("code", call.failure().code());
            json.writeStringField("message", call.failure().message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
