package dev.vpcdoctor.shared;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;

final class ProbeRequestWriter {
    private ProbeRequestWriter() {}

    static String write(ProbeRequest request) {
        JsonObject json = new JsonObject();
        json.put("schemaVersion", ProbeRequest.SCHEMA_VERSION);
        request.deadline().ifPresent(deadline -> json.put("deadlineMillis", deadline.toMillis()));
        JsonArray checks = new JsonArray();
        for (Check check : request.checks()) {
            checks.add(CheckWriter.write(check));
        }
        json.put("checks", checks);
        return JsonDocument.write(json);
    }
}
