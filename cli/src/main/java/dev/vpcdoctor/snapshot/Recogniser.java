package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the resources in documents by their top-level keys, never by the names of files. */
final class Recogniser {
    private static final Map<String, ResourceKind> KIND_BY_KEY = kindsByKey();

    private static final List<String> PAGE_TOKENS = List.of("NextToken", "NextMarker", "Marker", "nextToken");

    private final List<Resource> resources = new ArrayList<>();
    private final List<RefusedCall> refusedCalls = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    private static Map<String, ResourceKind> kindsByKey() {
        Map<String, ResourceKind> kinds = new HashMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            kinds.put(kind.key(), kind);
        }
        kinds.put("EnableDnsHostnames", ResourceKind.VPC_ATTRIBUTE);
        kinds.put("Quota", ResourceKind.QUOTA);
        kinds.put("Configuration", ResourceKind.FUNCTION);
        kinds.put("FunctionArn", ResourceKind.FUNCTION);
        return kinds;
    }

    List<Resource> resources() {
        return resources;
    }

    List<RefusedCall> refusedCalls() {
        return refusedCalls;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Reading> readings() {
        return readings;
    }

    /** Takes up all documents, in the order in which they stand in their files. */
    void recognise(List<Document> documents) {
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            boolean nextPageFollows = i + 1 < documents.size()
                    && documents.get(i + 1).file().equals(document.file())
                    && kindsOf(documents.get(i + 1)).equals(kindsOf(document));
            recognise(document, nextPageFollows);
        }
    }

    private void recognise(Document document, boolean nextPageFollows) {
        if (!document.root().isObject()) {
            problems.add(new Problem(
                    document.file(),
                    position(document, ""),
                    "expected an object with a key such as Subnets, found " + describe(document.root())
                            + ": save the whole answer of AWS, without --query"));
            return;
        }
        if (document.root().has("Error")) {
            recogniseRefusal(document);
        }
        Set<ResourceKind> kinds = kindsOf(document);
        Optional<String> page = nextPageFollows ? Optional.empty() : unreadPage(document);
        for (ResourceKind kind : kinds) {
            Answer answer = new Answer(document, kind);
            answer.read();
            Set<String> regions = answer.placeAndAdd();
            readings.add(new Reading(
                    kind,
                    regions,
                    answer.onlyOne,
                    answer.fault.or(document::damage).or(() -> page)));
        }
    }

    private static Set<ResourceKind> kindsOf(Document document) {
        Set<ResourceKind> kinds = EnumSet.noneOf(ResourceKind.class);
        for (Iterator<String> keys = document.root().fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            ResourceKind kind = KIND_BY_KEY.get(key);
            if (kind != null && Marks.isMeant(kind, key, document.root())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static Optional<String> unreadPage(Document document) {
        JsonNode root = document.root();
        JsonNode truncated = root.path("IsTruncated");
        boolean another = truncated.asBoolean(false)
                || root.path("AdditionalRoutesAvailable").asBoolean(false);
        for (String token : PAGE_TOKENS) {
            another |= !truncated.isBoolean() && !root.path(token).asText("").isEmpty();
        }
        return another
                ? Optional.of(document.file() + " is one page of several, and the next was not read")
                : Optional.empty();
    }

    private void recogniseRefusal(Document document) {
        JsonNode root = document.root();
        JsonNode error = root.path("Error").isObject() ? root.path("Error") : root;
        String operation = error.path("Operation").asText(root.path("Operation").asText(""));
        if (operation.isEmpty()) {
            problems.add(new Problem(
                    document.file(),
                    position(document, "/Error"),
                    "the error does not say to which call: add \"Operation\": \"ec2:Describe...\" beside its Code"));
            return;
        }
        String message = error.path("Message").asText(root.path("Error").asText(""));
        refusedCalls.add(new RefusedCall(
                operation, error.path("Code").asText("unknown"), message, document.origin("", Place.UNKNOWN)));
    }

    /** A pointer, and which of several values of the file it starts from. */
    private static String position(Document document, String pointer) {
        String value = document.index() == 0 ? "" : "value " + (document.index() + 1);
        return value.isEmpty() || pointer.isEmpty() ? value + pointer : value + " at " + pointer;
    }

    private static String describe(JsonNode node) {
        JsonNodeType type = node.getNodeType();
        return switch (type) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case BOOLEAN, NUMBER, STRING, BINARY -> "a " + type.name().toLowerCase(Locale.ROOT);
            case NULL, MISSING -> "nothing";
        };
    }

    /** What one document tells about one kind. */
    private final class Answer {
        private record Found(String id, JsonNode json, String pointer, Place own) {}

        private final Document document;
        private final ResourceKind kind;
        private final List<Found> found = new ArrayList<>();
        private Optional<String> fault = Optional.empty();
        private boolean onlyOne;

        Answer(Document document, ResourceKind kind) {
            this.document = document;
            this.kind = kind;
        }

        void read() {
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
                if (!reservation.isMissingNode()) {
                    list(reservation.path("Instances"), pointer + "/" + i + "/Instances");
                } else {
                    entry(reservation, pointer + "/" + i);
                }
            }
        }

        private void entry(JsonNode json, String pointer) {
            if (json.isMissingNode()) {
                fault = Optional.of(document.file() + " at " + pointer + " contradicts itself");
            } else if (!json.isObject()) {
                refuse(pointer, "expected an object, found " + describe(json));
            } else {
                JsonNode id = json.path(kind.idField());
                boolean fits = kind == ResourceKind.METRIC
                        || (id.isTextual() && !id.textValue().isEmpty());
                if (fits) {
                    Place own = Place.ofResource(kind, json);
                    found.add(new Found(idOf(id.asText("")), json, pointer, own));
                } else if (id.isMissingNode() && kind.shape() == Shape.WHOLE) {
                    refuse(
                            pointer,
                            "the answer does not say whose it is: add \"" + kind.idField() + "\" beside " + kind.key());
                } else {
                    refuse(pointer + "/" + kind.idField(), "expected the id of the resource, found " + describe(id));
                }
            }
        }

        /** An unpublished function has two ARNs, with and without {@code $LATEST}. */
        private String idOf(String id) {
            String latest = ":$LATEST";
            return kind == ResourceKind.FUNCTION && id.endsWith(latest)
                    ? id.substring(0, id.length() - latest.length())
                    : id;
        }

        private void refuse(String pointer, String message) {
            problems.add(new Problem(document.file(), position(document, pointer), message));
            fault = Optional.of(document.file() + " at " + pointer + " could not be used");
        }

        /** One answer is of one account and region: where some entries tell it, it holds for all. */
        Set<String> placeAndAdd() {
            Set<String> accounts = new HashSet<>();
            Set<String> regions = new HashSet<>();
            for (Found one : found) {
                one.own().account().ifPresent(accounts::add);
                one.own().region().ifPresent(regions::add);
            }
            Optional<String> account = only(accounts);
            Optional<String> region = only(regions);
            for (Found one : found) {
                Place place = new Place(
                        one.own().account().or(() -> account),
                        one.own().region().or(() -> region));
                resources.add(new Resource(kind, one.id(), one.json(), document.origin(one.pointer(), place)));
            }
            return document.region().map(Set::of).orElse(regions);
        }

        private static Optional<String> only(Set<String> values) {
            return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
        }
    }
}
