package dev.vpcdoctor.cli.demo;

import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An account in which all is well: AWS's answers in the folder {@code worlds/NAME}, as a snapshot holds them.
 *
 * @param name of its folder
 */
public record World(String name) {

    /** All answers, in the order of their files' names. */
    public List<Document> documents() {
        ResourceFolder folder = new ResourceFolder("worlds/" + name);
        List<Document> documents = new ArrayList<>();
        for (String file : folder.files()) {
            try (InputStream in = folder.open(file)) {
                documents.addAll(SnapshotReader.documents(file, in));
            } catch (IOException e) {
                throw folder.unreadable(file, e);
            }
        }
        return documents;
    }
}
