package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells AWS's answers from other JSON that happens to use the same word as a key. */
final class Marks {
    private Marks() {}

    /** Whether a document with this key speaks of the kind. */
    static boolean isMeant(ResourceKind kind, String key, JsonNode root) {
        JsonNode value = root.path(key);
        return switch (key) {
            case "Configuration" -> value.has("FunctionArn") && value.has("FunctionName");
            case "FunctionArn" -> root.has("FunctionName") && !root.has("EventSourceArn") && !root.has("Configuration");
            case "Quota" -> value.has(kind.idField());
            case "Entries" -> root.has(kind.idField()) || holds(value, "Cidr");
            case "Routes" -> root.has(kind.idField()) || holds(value, "TransitGatewayAttachments");
            case "events" -> root.has(kind.idField()) || holds(value, "eventId");
            case "observations" -> root.has("probe");
            case "Targets" -> root.has(kind.idField()) || holds(value, "RdsResourceId");
            case "Parameters" -> root.has(kind.idField()) || holds(value, "ApplyMethod");
            case "Addresses" -> !holds(value, "AddressId");
            case "Policies" -> value.isEmpty() || holds(value, kind.idField());
            default -> true;
        };
    }

    private static boolean holds(JsonNode list, String field) {
        return list.isArray() && list.path(0).has(field);
    }
}
