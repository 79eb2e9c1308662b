package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells AWS's answers from other JSON that happens to use the same word as a key. */
final class AnswerSignature {
    private AnswerSignature() {}

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
            case "Parameters" -> isOfGroup(kind, root) || (isOfNoGroup(root) && isOfInstances(kind, value));
            case "Addresses" -> !holds(value, "AddressId");
            case "Policies" -> value.isEmpty() || holds(value, kind.idField());
            default -> true;
        };
    }

    private static boolean isOfGroup(ResourceKind kind, JsonNode root) {
        return root.has(kind.idField());
    }

    private static boolean isOfNoGroup(JsonNode root) {
        return !isOfGroup(ResourceKind.DB_PARAMETERS, root) && !isOfGroup(ResourceKind.DB_CLUSTER_PARAMETERS, root);
    }

    /** Both kinds of groups print the same; somebody has to be told that the answer does not say whose it is. */
    private static boolean isOfInstances(ResourceKind kind, JsonNode parameters) {
        return kind == ResourceKind.DB_PARAMETERS && holds(parameters, "ApplyMethod");
    }

    private static boolean holds(JsonNode list, String field) {
        return list.isArray() && list.path(0).has(field);
    }
}
