package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All answers of a collection as the documents of a snapshot, in the order in which a folder of them would be read. */
final class CollectedAnswers {
    private final List<Call> made;
    private final String account;
    private final String region;

    CollectedAnswers(List<Call> made, String account, String region) {
        this.made = made;
        this.account = account;
        this.region = region;
    }

    int count() {
        return made.size();
    }

    Snapshot snapshot() {
        Map<String, List<JsonNode>> files = new TreeMap<>();
        for (Call one : made) {
            CallResult answer = one.answer().join();
            List<JsonNode> file = files.computeIfAbsent(path(one.question()), path -> new ArrayList<>());
            if (one.kept()) {
                answer.json().ifPresent(file::add);
            }
            answer.failure()
                    .ifPresent(
                            failure -> file.add(failure.document(one.question().operation())));
        }
        List<Document> documents = new ArrayList<>();
        files.forEach((file, values) -> {
            for (JsonNode value : values) {
                documents.add(document(file, indexIn(documents, file), value));
            }
        });
        return Snapshot.of(documents);
    }

    private static int indexIn(List<Document> documents, String file) {
        boolean first = documents.isEmpty()
                || !documents.get(documents.size() - 1).file().equals(file);
        return first ? 0 : documents.get(documents.size() - 1).index() + 1;
    }

    private static Document document(String file, int index, JsonNode root) {
        Document first = Document.of(file, root);
        return new Document(file, index, first.account(), first.region(), root, Optional.empty());
    }

    private String path(SnapshotCall question) {
        String folder = question.isGlobal() ? account : account + "/" + region;
        return "accounts/" + folder + "/" + question.file();
    }
}
