package dev.vpcdoctor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.Optional;

/**
 * One answer of AWS, and the resources of one kind in it.
 *
 * @param key under which they stand
 */
record ScenarioAnswer(ObjectNode root, ResourceKind kind, String key) {

    /** A copy with one resource changed, or taken out if the patch is null; empty if the resource is not in it. */
    Optional<ObjectNode> changed(String id, MergePatch patch) {
        if (!root.has(key)) {
            return Optional.empty();
        }
        ObjectNode copy = root.deepCopy();
        boolean found = switch (copy.get(key)) {
            case ArrayNode list when kind == ResourceKind.INSTANCE -> changeInstance(list, id, patch);
            case ArrayNode list when !isMeant(copy, id) -> changeEntry(list, id, patch);
            case JsonNode value
            when isMeant(copy, id) || isMeant(value, id) -> {
                if (patch.json().isNull()) {
                    copy.remove(key);
                } else {
                    copy.set(key, patch.applyTo(value, key + "/" + id));
                }
                yield true;
            }
            case JsonNode other -> false;
        };
        return found ? Optional.of(copy) : Optional.empty();
    }

    private boolean changeInstance(ArrayNode reservations, String id, MergePatch patch) {
        boolean found = false;
        for (JsonNode reservation : reservations) {
            found |= changeEntry((ArrayNode) reservation.get("Instances"), id, patch);
        }
        return found;
    }

    private boolean changeEntry(ArrayNode list, String id, MergePatch patch) {
        for (int i = 0; i < list.size(); i++) {
            if (isMeant(list.get(i), id)) {
                if (patch.json().isNull()) {
                    list.remove(i);
                } else {
                    list.set(i, patch.applyTo(list.get(i), key + "/" + id));
                }
                return true;
            }
        }
        return false;
    }

    /** A long ARN may be named by its last part. */
    private boolean isMeant(JsonNode resource, String id) {
        String own = resource.path(kind.idField()).asText("");
        return own.equals(id) || own.endsWith(":" + id);
    }
}
