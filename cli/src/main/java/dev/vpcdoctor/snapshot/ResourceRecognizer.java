package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the resources in documents by their top-level keys, never by the names of files. */
final class ResourceRecognizer {
    private static final Map<String, Set<ResourceKind>> KINDS_BY_KEY = kindsByKey();

    private static final List<String> PAGE_TOKENS = List.of("NextToken", "NextMarker", "Marker", "nextToken");

    private final List<Resource> resources = new ArrayList<>();
    private final List<RefusedCall> refusedCalls = new ArrayList<>();
    private final List<SnapshotProblem> problems = new ArrayList<>();
    private final List<KindReading> readings = new ArrayList<>();

    private static Map<String, Set<ResourceKind>> kindsByKey() {
        Map<String, Set<ResourceKind>> kinds = new HashMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            kinds.computeIfAbsent(kind.key(), key -> EnumSet.noneOf(ResourceKind.class))
                    .add(kind);
        }
        kinds.put("EnableDnsHostnames", Set.of(ResourceKind.VPC_ATTRIBUTE));
        kinds.put("Quota", Set.of(ResourceKind.QUOTA));
        kinds.put("Configuration", Set.of(ResourceKind.FUNCTION));
        kinds.put("FunctionArn", Set.of(ResourceKind.FUNCTION));
        return kinds;
    }

    List<Resource> resources() {
        return resources;
    }

    List<RefusedCall> refusedCalls() {
        return refusedCalls;
    }

    List<SnapshotProblem> problems() {
        return problems;
    }

    List<KindReading> readings() {
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
            problems.add(KindInDocument.problem(
                    document,
                    "",
                    "expected an object with a key such as Subnets, found " + KindInDocument.describe(document.root())
                            + ": save the whole answer of AWS, without --query"));
            return;
        }
        if (document.root().has("Error")) {
            recogniseRefusal(document);
        }
        Set<ResourceKind> kinds = kindsOf(document);
        Optional<String> page = nextPageFollows ? Optional.empty() : unreadPage(document);
        for (ResourceKind kind : kinds) {
            KindInDocument answer = KindInDocument.read(document, kind);
            problems.addAll(answer.problems());
            resources.addAll(answer.resources());
            readings.add(answer.reading(page));
        }
    }

    private static Set<ResourceKind> kindsOf(Document document) {
        Set<ResourceKind> kinds = EnumSet.noneOf(ResourceKind.class);
        for (Iterator<String> keys = document.root().fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            for (ResourceKind kind : KINDS_BY_KEY.getOrDefault(key, Set.of())) {
                if (AnswerSignature.isMeant(kind, key, document.root())) {
                    kinds.add(kind);
                }
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
            problems.add(KindInDocument.problem(
                    document,
                    "/Error",
                    "the error does not say to which call: add \"Operation\": \"ec2:Describe...\" beside its Code"));
            return;
        }
        String message = error.path("Message").asText(root.path("Error").asText(""));
        refusedCalls.add(new RefusedCall(
                operation,
                error.path("Code").asText("unknown"),
                message,
                document.origin("", AccountAndRegion.UNKNOWN)));
    }
}
