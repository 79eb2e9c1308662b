package dev.vpcdoctor.snapshot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Snapshots of a few files, written down in a test. Single quotes stand for double ones. */
public final class SnapshotAnswers {
    private SnapshotAnswers() {}

    /** A snapshot of files: a name, then what is in it, and so on. */
    public static Snapshot snapshot(String... namesAndTexts) {
        DocumentReader reader = new DocumentReader();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            byte[] bytes = json(namesAndTexts[i + 1]).getBytes(StandardCharsets.UTF_8);
            reader.read(namesAndTexts[i], new ByteArrayInputStream(bytes));
        }
        return Snapshot.of(reader.documents(), reader.problems());
    }

    static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }
}
