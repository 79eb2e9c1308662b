package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one document tells about one kind. */
final class KindInDocument {
    private static final String LATEST = ":$LATEST";

    private final Document document;
    private final ResourceKind kind;
    private final List<Found> found = new ArrayList<>();
    private final List<SnapshotProblem> problems = new ArrayList<>();
    private Optional<String> fault = Optional.empty();
    private boolean onlyOne;

    private record Found(String id, JsonNode json, String pointer, AccountAndRegion own) {}

    private KindInDocument(Document document, ResourceKind kind) {
        this.document = document;
        this.kind = kind;
    }

    static KindInDocument read(Document document, ResourceKind kind) {
        KindInDocument answer = new KindInDocument(document, kind);
        answer.readDocument();
        return answer;
    }

    List<SnapshotProblem> problems() {
        return problems;
    }

    /** One answer is of one account and region: where some entries tell it, it holds for all. */
    List<Resource> resources() {
        Set<String> accounts = new HashSet<>();
        found.forEach(one -> one.own().account().ifPresent(accounts::add));
        Optional<String> account = only(accounts);
        Optional<String> region = only(ownRegions());
        List<Resource> resources = new ArrayList<>(found.size());
        for (Found one : found) {
            AccountAndRegion place = new AccountAndRegion(
                    one.own().account().or(() -> account), one.own().region().or(() -> region));
            resources.add(new Resource(kind, one.id(), one.json(), document.origin(one.pointer(), place)));
        }
        return resources;
    }

    /**
     * How much the document tells of the kind.
     *
     * @param unreadPage that it is one page of several, if so
     */
    KindReading reading(Optional<String> unreadPage) {
        Set<String> regions = document.region().map(Set::of).orElseGet(this::ownRegions);
        return new KindReading(
                kind, regions, onlyOne, fault.or(document::damage).or(() -> unreadPage));
    }

    private Set<String> ownRegions() {
        Set<String> regions = new HashSet<>();
        found.forEach(one -> one.own().region().ifPresent(regions::add));
        return regions;
    }

    private static Optional<String> only(Set<String> values) {
        return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
    }

    private void readDocument() {
        JsonNode root = document.root();
        String pointer = "/" + kind.key();
        switch (kind.shape()) {
            case LIST -> {
                if (root.has(kind.key())) {
                    list(root.path(kind.key()), pointer);
                } else {
                    onlyOne = true;
                    single(root);
                }
            }
            case RESERVATIONS -> reservations(root.path(kind.key()), pointer);
            case OBJECT -> entry(root.path(kind.key()), pointer);
            case WHOLE -> {
                if (document.damage().isEmpty()) {
                    entry(root, "");
                }
            }
        }
    }

    /** A single function or quota. Of a damaged document only what is closed can be trusted. */
    private void single(JsonNode root) {
        if (root.has("Configuration")) {
            entry(root.path("Configuration"), "/Configuration");
        } else if (root.has("Quota")) {
            entry(root.path("Quota"), "/Quota");
        } else if (document.damage().isEmpty()) {
            entry(root, "");
        }
    }

    private void list(JsonNode list, String pointer) {
        if (!list.isArray()) {
            refuse(pointer, "expected a list, found " + describe(list));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            entry(list.get(i), pointer + "/" + i);
        }
    }

    private void reservations(JsonNode list, String pointer) {
        if (!list.isArray()) {
            refuse(pointer, "expected a list, found " + describe(list));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode reservation = list.get(i);
            if (reservation.isObject()) {
                list(reservation.path("Instances"), pointer + "/" + i + "/Instances");
            } else {
                entry(reservation, pointer + "/" + i);
            }
        }
    }

    private void entry(JsonNode json, String pointer) {
        if (json.isMissingNode()) {
            fault = Optional.of(document.file() + " at " + pointer + " contradicts itself");
            return;
        }
        if (!json.isObject()) {
            refuse(pointer, "expected an object, found " + describe(json));
            return;
        }
        JsonNode id = json.path(kind.idField());
        if (namesItself(kind) || (id.isTextual() && !id.textValue().isEmpty())) {
            found.add(new Found(idOf(id.asText("")), json, pointer, AccountAndRegion.ofResource(kind, json)));
        } else if (id.isMissingNode() && kind.shape() == AnswerShape.WHOLE) {
            refuse(pointer, "the answer does not say whose it is: add " + ownersOf(kind) + " beside " + kind.key());
        } else {
            refuse(pointer + "/" + kind.idField(), "expected the id of the resource, found " + describe(id));
        }
    }

    private static String ownersOf(ResourceKind kind) {
        String owner = '"' + kind.idField() + '"';
        return kind == ResourceKind.DB_PARAMETERS
                ? owner + " or \"" + ResourceKind.DB_CLUSTER_PARAMETERS.idField() + "\""
                : owner;
    }

    /** Kinds that need no id beside them: metrics name themselves, and a probe tells from where it looked. */
    private static boolean namesItself(ResourceKind kind) {
        return kind == ResourceKind.METRIC || kind == ResourceKind.PROBE_REPORT;
    }

    /** An unpublished function has two ARNs, with and without {@code $LATEST}. */
    private String idOf(String id) {
        return kind == ResourceKind.FUNCTION && id.endsWith(LATEST)
                ? id.substring(0, id.length() - LATEST.length())
                : id;
    }

    private void refuse(String pointer, String message) {
        problems.add(problem(document, pointer, message));
        fault = Optional.of(document.file() + (pointer.isEmpty() ? "" : " at " + pointer) + " could not be used");
    }

    /** A problem at a pointer, which says from which of several values of the file it starts. */
    static SnapshotProblem problem(Document document, String pointer, String message) {
        String value = document.index() == 0 ? "" : "value " + (document.index() + 1);
        String place = value.isEmpty() || pointer.isEmpty() ? value + pointer : value + " at " + pointer;
        return new SnapshotProblem(document.file(), place, message);
    }

    static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a text";
            case NULL, MISSING -> "nothing";
        };
    }
}
