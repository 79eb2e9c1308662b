package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Saves a snapshot as a folder that {@link SnapshotReader} reads again. All values are written as they were read, unknown
 * fields and unknown documents too. A document of which a part is missing is written without its end, so that nobody
 * takes it for a whole one.
 */
public final class SnapshotWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    private SnapshotWriter() {}

    /**
     * Writes every file of a snapshot, each of them whole or not at all.
     *
     * @param folder is made when it is not there; it must hold nothing, since the answers of two moments contradict each
     *     other
     * @throws SnapshotException when the folder holds something, or cannot be written
     */
    public static void write(Snapshot snapshot, Path folder) {
        Map<String, List<Document>> files = new LinkedHashMap<>();
        for (Document document : snapshot.documents()) {
            files.computeIfAbsent(document.file(), file -> new ArrayList<>()).add(document);
        }
        try {
            Files.createDirectories(folder);
            refuseUnlessEmpty(folder);
            for (Map.Entry<String, List<Document>> file : files.entrySet()) {
                writeFile(target(folder, file.getKey()), file.getValue());
            }
        } catch (FileAlreadyExistsException e) {
            throw new SnapshotException(folder + " is a file: name a folder that is new or empty", e);
        } catch (IOException e) {
            throw new SnapshotException("the snapshot cannot be written to " + folder + ": " + IoErrorText.of(e), e);
        }
    }

    /**
     * Finds out before the work whether {@link #write} would refuse the folder.
     *
     * @throws SnapshotException when the folder holds something, or is none
     */
    public static void refuseUnlessNew(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SnapshotException(folder + " is a file: name a folder that is new or empty");
        }
        try {
            if (Files.exists(folder)) {
                refuseUnlessEmpty(folder);
            }
        } catch (IOException e) {
            throw new SnapshotException("the snapshot cannot be written to " + folder + ": " + IoErrorText.of(e), e);
        }
    }

    private static void refuseUnlessEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> present = entries.filter(
                            entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .findFirst();
            if (present.isPresent()) {
                throw new SnapshotException(folder + " is not empty (it holds "
                        + present.get().getFileName() + "): name a folder that is new or empty");
            }
        }
    }

    /** The path of a file. A file that was read by its own name, whatever its ending, gets one that is read in a folder. */
    private static Path target(Path folder, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String readable =
                FolderFiles.isAnswer(name) ? name : "answer" + (name.startsWith(".") ? "" : "-") + name + ".json";
        Path target = folder.resolve(file.substring(0, file.length() - name.length()) + readable)
                .normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new SnapshotException("the file " + file + " of the snapshot lies outside of its folder");
        }
        return target;
    }

    private static void writeFile(Path target, List<Document> documents) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        // Hidden, so that what an interrupted run leaves is never read as an answer.
        Path unfinished = Files.createTempFile(parent, ".unfinished-", ".json");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                for (Document document : documents) {
                    writeDocument(out, document);
                    out.write("\n".getBytes(StandardCharsets.UTF_8));
                }
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void writeDocument(OutputStream out, Document document) throws IOException {
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));
            if (document.damage().isEmpty() || !document.root().isObject()) {
                MAPPER.writeTree(generator, document.root());
                return;
            }
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> field : document.root().properties()) {
                generator.writeFieldName(field.getKey());
                MAPPER.writeTree(generator, field.getValue());
            }
        }
    }
}
