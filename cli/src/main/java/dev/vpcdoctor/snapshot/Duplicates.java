package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
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
    private final Map<ResourceKind, Map<Key, Resource>> kept = new EnumMap<>(ResourceKind.class);
    private final Set<Key> contradicted = new HashSet<>();
    private final List<SnapshotProblem> problems = new ArrayList<>();
    private final List<KindReading> faults = new ArrayList<>();
    private int parts;

    private record Key(ResourceKind kind, String id, String scope) {}

    List<SnapshotProblem> problems() {
        return problems;
    }

    /** The kinds that lost a resource, as readings with a fault. */
    List<KindReading> faults() {
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
        List<String> differing = Descriptions.differences(
                other.json(), resource.json(), resource.kind().idField());
        if (differing.isEmpty()) {
            JsonNode merged = Descriptions.merge(other.json(), resource.json());
            ofKind.put(key, new Resource(other.kind(), other.id(), merged, other.origin()));
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
        problems.add(new SnapshotProblem(
                second.origin().file(),
                second.origin().pointer(),
                second.id() + " contradicts " + first.origin().place() + " in " + fields
                        + ", so neither is used: keep the newer one"));
        String because = first.origin().file() + " and " + second.origin().file() + " contradict each other in "
                + fields + " of " + second.id();
        Set<String> regions = new HashSet<>();
        first.origin().region().ifPresent(regions::add);
        second.origin().region().ifPresent(regions::add);
        faults.add(new KindReading(second.kind(), regions, false, Optional.of(because)));
    }
}
