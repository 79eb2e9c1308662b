package dev.vpcdoctor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A JSON merge patch (RFC 7386), and one thing that it lacks: an entry of a list. Where the value is a list of objects and
 * the patch an object, each of its keys says which entry is meant, as {@code FIELD=VALUE}, several joined by commas; the
 * key {@code +} holds entries to put at the end.
 *
 * @param json the patch
 */
record MergePatch(JsonNode json) {

    /**
     * Changes a copy.
     *
     * @param place for errors
     */
    JsonNode applyTo(JsonNode value, String place) {
        if (!(json instanceof ObjectNode changes)) {
            return json;
        }
        if (value instanceof ArrayNode list) {
            return changeEntries(list.deepCopy(), changes, place);
        }
        ObjectNode changed =
                value instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String key = change.getKey();
            if (change.getValue().isNull()) {
                require(changed.has(key), place, key);
                changed.remove(key);
            } else {
                changed.set(key, new MergePatch(change.getValue()).applyTo(changed.path(key), place + "/" + key));
            }
        }
        return changed;
    }

    private static ArrayNode changeEntries(ArrayNode list, ObjectNode changes, String place) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getKey().equals("+")) {
                change.getValue().forEach(list::add);
            } else {
                changeEntry(list, change.getKey(), change.getValue(), place);
            }
        }
        return list;
    }

    private static void changeEntry(ArrayNode list, String selector, JsonNode change, String place) {
        boolean found = false;
        for (int i = list.size() - 1; i >= 0; i--) {
            if (isMeant(list.get(i), selector)) {
                found = true;
                if (change.isNull()) {
                    list.remove(i);
                } else {
                    list.set(i, new MergePatch(change).applyTo(list.get(i), place + "/" + selector));
                }
            }
        }
        require(found, place, selector);
    }

    private static boolean isMeant(JsonNode entry, String selector) {
        for (String condition : selector.split(",", -1)) {
            int equals = condition.indexOf('=');
            if (equals < 0
                    || !entry.path(condition.substring(0, equals)).asText("").equals(condition.substring(equals + 1))) {
                return false;
            }
        }
        return true;
    }

    /** A change that changes nothing is a slip of whoever wrote it. */
    private static void require(boolean found, String place, String key) {
        if (!found) {
            throw new IllegalArgumentException(place + " has no " + key);
        }
    }
}
