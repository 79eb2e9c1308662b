package dev.vpcdoctor.shared;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.List;
import java.util.Optional;

final class ProbeReportWriter {
    private ProbeReportWriter() {}

    static String write(ProbeReport report) {
        JsonObject probe = new JsonObject();
        probe.put("version", report.probeVersion());
        probe.put("startedAt", UtcTime.text(report.startedAt()));
        probe.put("durationMicros", report.durationMicros());
        JsonArray observations = new JsonArray();
        for (Observation observation : report.observations()) {
            observations.add(write(observation));
        }
        JsonObject json = new JsonObject();
        json.put("schemaVersion", ProbeReport.SCHEMA_VERSION);
        json.put("probe", probe);
        json.put("environment", write(report.environment()));
        json.put("observations", observations);
        put(json, "refusal", report.refusal());
        return JsonDocument.write(json);
    }

    private static JsonObject write(Environment environment) {
        JsonObject json = new JsonObject();
        json.put("sourceAddresses", strings(environment.sourceAddresses()));
        json.put("resolvers", strings(environment.resolvers()));
        json.put("searchDomains", strings(environment.searchDomains()));
        put(json, "region", environment.region());
        put(json, "memoryMegabytes", environment.memoryMegabytes());
        json.put("runtime", environment.runtime());
        json.put("coldStart", environment.coldStart());
        put(json, "processAgeMicros", environment.processAgeMicros());
        put(json, "clockOffsetMillis", environment.clockOffsetMillis());
        return json;
    }

    private static JsonObject write(Observation observation) {
        JsonObject json = new JsonObject();
        json.put("check", observation.check());
        json.put("layer", observation.layer().word());
        json.put("asked", write(observation.asked()));
        json.put("outcome", observation.outcome().word());
        put(json, "reason", observation.reason());
        json.put("attempt", observation.attempt());
        JsonArray phases = new JsonArray();
        for (Phase phase : observation.phases()) {
            JsonObject written = new JsonObject();
            written.put("name", phase.name());
            written.put("startMicros", phase.startMicros());
            written.put("durationMicros", phase.durationMicros());
            phases.add(written);
        }
        json.put("phases", phases);
        if (!(observation.details() instanceof Details.None)) {
            json.put("details", DetailsWriter.write(observation.details()));
        }
        return json;
    }

    private static JsonObject write(Asked asked) {
        JsonObject json = new JsonObject();
        put(json, "name", asked.name());
        put(json, "address", asked.address());
        put(json, "port", asked.port());
        put(json, "what", asked.what());
        return json;
    }

    static void put(JsonObject json, String name, Optional<?> value) {
        if (value.isPresent()) {
            json.put(name, value.get());
        }
    }

    static JsonArray strings(List<String> strings) {
        return new JsonArray(strings);
    }
}
