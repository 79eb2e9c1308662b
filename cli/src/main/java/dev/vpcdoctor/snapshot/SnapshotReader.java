package dev.vpcdoctor.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a snapshot from a folder, a zip of such a folder, or one file. */
public final class SnapshotReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

    private SnapshotReader() {}

    /**
     * Reads all that can be read; what cannot is in {@link Snapshot#problems}.
     *
     * @throws SnapshotException when there is nothing to read, or it is not safe to
     */
    public static Snapshot read(Path path) {
        DocumentReader reader = new DocumentReader();
        if (Files.isDirectory(path)) {
            FolderFiles.read(path, reader);
        } else if (Files.isRegularFile(path)) {
            readFile(path, reader);
        } else if (Files.exists(path)) {
            throw new SnapshotException(
                    path + " is neither a folder nor a file: name the folder that holds the snapshot");
        } else {
            throw new SnapshotException(path + " does not exist: name the folder or zip that holds the snapshot");
        }
        return Snapshot.of(reader.documents(), reader.problems());
    }

    /**
     * Reads the values of one file that is known to be good, such as a resource of this program.
     *
     * @param file the path to which the values' origins point
     * @throws SnapshotException when anything is wrong with it
     */
    public static List<Document> documents(String file, InputStream in) {
        DocumentReader reader = new DocumentReader();
        reader.read(file, in);
        if (!reader.problems().isEmpty()) {
            throw new SnapshotException(reader.problems().get(0).says());
        }
        return List.copyOf(reader.documents());
    }

    private static void readFile(Path path, DocumentReader reader) {
        if (isZip(path)) {
            ZipFiles.read(path, reader);
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            reader.read(String.valueOf(path.getFileName()), in);
        } catch (IOException e) {
            throw new SnapshotException(path + " cannot be read: " + IoErrorText.of(e), e);
        }
    }

    private static boolean isZip(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(ZIP.length);
            return Arrays.equals(start, ZIP) || Arrays.equals(start, EMPTY_ZIP);
        } catch (IOException e) {
            throw new SnapshotException(path + " cannot be read: " + IoErrorText.of(e), e);
        }
    }
}
