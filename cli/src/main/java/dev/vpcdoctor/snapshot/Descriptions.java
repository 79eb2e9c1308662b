package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two descriptions of one resource: where they differ, and what they tell together. */
final class Descriptions {
    /** Told to the owner only, or new with each answer; where they differ, nothing that matters does. The first stays. */
    private static final Set<String> HARMLESS = Set.of("Tags", "TagSet", "TagList", "RevisionId");
    /** True at one moment only: where they differ, the number is not known. */
    private static final Set<String> MOMENTARY = Set.of("AvailableIpAddressCount");
    /** The one list of AWS whose order matters: the first name server is asked first. */
    private static final String ORDERED = "Values";

    private Descriptions() {}

    /** The top-level fields that both have, with different values. */
    static List<String> differences(JsonNode first, JsonNode second, String idField) {
        List<String> differing = new ArrayList<>();
        for (Iterator<String> names = first.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean compared = !HARMLESS.contains(name) && !MOMENTARY.contains(name) && !name.equals(idField);
            if (compared && second.has(name) && !agree(first.get(name), second.get(name), name)) {
                differing.add(name);
            }
        }
        return differing;
    }

    /** All fields of two descriptions without differences. */
    static JsonNode merge(JsonNode first, JsonNode second) {
        if (first.equals(second)) {
            return first;
        }
        ObjectNode merged = ((ObjectNode) first).objectNode();
        merged.setAll((ObjectNode) first);
        for (Iterator<String> names = second.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode own = merged.get(name);
            JsonNode other = second.get(name);
            if (own == null || (HARMLESS.contains(name) && own.isArray() && own.isEmpty())) {
                merged.set(name, other);
            } else if (MOMENTARY.contains(name) && !own.equals(other)) {
                merged.remove(name);
            } else if (own.isObject() && other.isObject()) {
                merged.set(name, merge(own, other));
            }
        }
        return merged;
    }

    private static boolean agree(JsonNode first, JsonNode second, String field) {
        if (first.equals(second)) {
            return true;
        }
        if (first.isArray() && second.isArray()) {
            return !field.equals(ORDERED) && haveSameEntries(first, second);
        }
        return first.isObject()
                && second.isObject()
                && differences(first, second, "").isEmpty();
    }

    private static boolean haveSameEntries(JsonNode first, JsonNode second) {
        if (first.size() != second.size()) {
            return false;
        }
        Map<JsonNode, Integer> counts = new HashMap<>();
        first.forEach(entry -> counts.merge(inOrder(entry), 1, Integer::sum));
        for (JsonNode entry : second) {
            if (counts.merge(inOrder(entry), -1, Integer::sum) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The same with all lists sorted by their text, so that order makes no difference. */
    private static JsonNode inOrder(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = ((ObjectNode) node).objectNode();
            node.properties().forEach(field -> {
                boolean ordered = field.getKey().equals(ORDERED);
                sorted.set(field.getKey(), ordered ? field.getValue() : inOrder(field.getValue()));
            });
            return sorted;
        }
        if (node.isArray()) {
            List<JsonNode> entries = new ArrayList<>();
            node.forEach(entry -> entries.add(inOrder(entry)));
            // ObjectNodes are equal whatever the order of their fields, but their texts are not: sort the fields too.
            entries.sort((one, other) -> text(one).compareTo(text(other)));
            return ((ArrayNode) node).arrayNode().addAll(entries);
        }
        return node;
    }

    private static String text(JsonNode node) {
        if (!node.isObject()) {
            return node.toString();
        }
        List<String> fields = new ArrayList<>();
        node.properties().forEach(field -> fields.add(field.getKey() + ":" + text(field.getValue())));
        fields.sort(null);
        return fields.toString();
    }
}
