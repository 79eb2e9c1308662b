package dev.vpcdoctor.shared;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;

/** JSON text to fields and back. */
final class JsonDocument {
    /** Far more than the documents need; the parser recurses, so that a hostile document must not go deeper. */
    private static final int MAX_DEPTH = 32;

    private JsonDocument() {}

    static JsonFields parse(String json, String schemaVersion) throws MalformedJsonException {
        requireShallow(json);
        JsonObject object;
        try {
            object = JsonParser.object().from(json);
        } catch (JsonParserException e) {
            throw new MalformedJsonException("line " + e.getLinePosition() + ", column " + e.getCharPosition()
                    + ": not a JSON object (" + e.getMessage() + ")");
        }
        JsonFields fields = new JsonFields("", object);
        String version = fields.string("schemaVersion");
        if (!version.equals(schemaVersion)) {
            throw new MalformedJsonException(
                    "schemaVersion is " + version + ", and only " + schemaVersion + " is understood here");
        }
        return fields;
    }

    static String write(JsonObject object) {
        return JsonWriter.string(object);
    }

    private static void requireShallow(String json) throws MalformedJsonException {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
                if (depth > MAX_DEPTH) {
                    throw new MalformedJsonException("nested deeper than " + MAX_DEPTH + " levels");
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
