package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one resource of several descriptions of it. A field that only one of them has is taken over: get-function tells
 * more than list-functions, a newer AWS CLI more than an older. Where both have a field and differ, neither is trusted.
 */
final class Duplicates {
    /** Told to the owner only, or new with each answer; where they differ, nothing that matters does. The first stays. */
    private static final Set<String> HARMLESS = Set.of("Tags", "TagSet", "TagList", "RevisionId");
    /** True at one moment only: where they differ, the number is not known. */
    private static final Set<String> MOMENTARY = Set.of("AvailableIpAddressCount");

    private final Map<ResourceKind, Map<Key, Resource>> kept = new EnumMap<>(ResourceKind.class);
    private final Set<Key> contradicted = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Reading> faults = new ArrayList<>();
    private int parts;

    private record Key(ResourceKind kind, String id, String scope) {}

    List<Problem> problems() {
        return problems;
    }

    /** The kinds that lost a resource, as readings with a fault. */
    List<Reading> faults() {
        return faults;
    }

    /** What is left, in the order of reading. */
    Map<ResourceKind, List<Resource>> resources() {
        Map<ResourceKind, List<Resource>> lists = new EnumMap<>(ResourceKind.class);
        kept.forEach((kind, byKey) -> lists.put(kind, List.copyOf(byKey.values())));
        return lists;
    }

    void add(Resource resource) {
        Map<Key, Resource> ofKind = kept.computeIfAbsent(resource.kind(), kind -> new LinkedHashMap<>());
        Key key = keyOf(resource);
        if (contradicted.contains(key)) {
            return;
        }
        Resource other = ofKind.get(key);
        if (other == null) {
            ofKind.put(key, resource);
            return;
        }
        List<String> differing =
                differences(other.json(), resource.json(), resource.kind().idField());
        if (differing.isEmpty()) {
            ofKind.put(key, merge(other, resource));
        } else {
            ofKind.remove(key);
            contradicted.add(key);
            report(other, resource, differing);
        }
    }

    private Key keyOf(Resource resource) {
        Origin origin = resource.origin();
        String scope = switch (resource.kind().identity()) {
            case GLOBAL -> "";
            case OF_ACCOUNT -> origin.account().orElse("");
            case REGIONAL -> origin.account().orElse("") + "/" + origin.region().orElse("");
            case NONE -> Integer.toString(++parts);
        };
        return new Key(resource.kind(), resource.id(), scope);
    }

    private void report(Resource first, Resource second, List<String> differing) {
        String fields = String.join(", ", differing);
        problems.add(new Problem(
                second.origin().file(),
                second.origin().pointer(),
                second.id() + " contradicts " + first.origin().place() + " in " + fields
                        + ", so neither is used: keep the newer one"));
        String because = first.origin().file() + " and " + second.origin().file() + " contradict each other in "
                + fields + " of " + second.id();
        Set<String> regions = new HashSet<>();
        first.origin().region().ifPresent(regions::add);
        second.origin().region().ifPresent(regions::add);
        faults.add(new Reading(second.kind(), regions, false, Optional.of(because)));
    }

    private static List<String> differences(JsonNode first, JsonNode second, String idField) {
        List<String> differing = new ArrayList<>();
        for (Iterator<String> names = first.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean compared = !HARMLESS.contains(name) && !MOMENTARY.contains(name) && !name.equals(idField);
            if (compared && second.has(name) && !isSame(first.get(name), second.get(name), name)) {
                differing.add(name);
            }
        }
        return differing;
    }

    /** Lists of AWS have no order, but for name servers: the first is asked first. */
    private static boolean isSame(JsonNode first, JsonNode second, String field) {
        if (first.equals(second)) {
            return true;
        }
        if (first.isArray() && second.isArray() && !field.equals("Values")) {
            return sameEntries(first, second);
        }
        if (!first.isObject() || !second.isObject() || first.size() != second.size()) {
            return false;
        }
        for (Iterator<String> names = first.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!second.has(name) || !isSame(first.get(name), second.get(name), name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(JsonNode first, JsonNode second) {
        if (first.size() != second.size()) {
            return false;
        }
        Map<JsonNode, Integer> counts = new HashMap<>();
        first.forEach(entry -> counts.merge(entry, 1, Integer::sum));
        for (JsonNode entry : second) {
            if (counts.merge(entry, -1, Integer::sum) < 0) {
                return sameEntriesDeeply(first, second);
            }
        }
        return true;
    }

    /** Entries whose own lists stand in another order. */
    private static boolean sameEntriesDeeply(JsonNode first, JsonNode second) {
        List<JsonNode> left = new ArrayList<>();
        first.forEach(left::add);
        for (JsonNode entry : second) {
            boolean found = false;
            for (int i = 0; i < left.size() && !found; i++) {
                if (isSame(left.get(i), entry, "")) {
                    left.remove(i);
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static Resource merge(Resource first, Resource second) {
        if (first.json().equals(second.json())) {
            return first;
        }
        ObjectNode merged = ((ObjectNode) first.json()).objectNode();
        merged.setAll((ObjectNode) first.json());
        for (Iterator<String> names = second.json().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode own = merged.get(name);
            JsonNode other = second.json().get(name);
            if (own == null || (HARMLESS.contains(name) && own.isArray() && own.isEmpty())) {
                merged.set(name, other);
            } else if (MOMENTARY.contains(name) && !own.equals(other)) {
                merged.remove(name);
            }
        }
        return new Resource(first.kind(), first.id(), merged, first.origin());
    }
}
