package dev.vpcdoctor.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The {@code .json} files of a folder at any depth, in the order of their paths; hidden ones are not the user's answers. */
final class FolderFiles implements FileVisitor<Path> {
    /** Many accounts and regions fit; somebody's whole disk does not. */
    static final int MOST_FILES = 200_000;

    private static final int DEEPEST = 64;

    private final Path folder;
    private final DocumentReader reader;
    private final Map<String, Path> files = new TreeMap<>();
    private int visited;

    private FolderFiles(Path folder, DocumentReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    static void read(Path folder, DocumentReader reader) {
        FolderFiles found = new FolderFiles(folder, reader);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, found);
        } catch (IOException e) {
            throw new SnapshotException(folder + " cannot be read: " + IoErrorText.of(e), e);
        }
        if (found.files.isEmpty() && reader.problems().isEmpty()) {
            throw new SnapshotException(folder + " holds no .json files: save answers of AWS there, such as"
                    + " aws ec2 describe-subnets > subnets.json");
        }
        found.files.forEach(found::readOne);
    }

    /** Whether a file of this name can hold an answer of AWS. */
    static boolean isAnswer(String name) {
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void readOne(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(name, in);
        } catch (IOException e) {
            reader.unreadable(name, "cannot be read: " + IoErrorText.of(e));
        }
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void count() {
        if (++visited > MOST_FILES) {
            throw new SnapshotException(folder + " holds more than " + MOST_FILES
                    + " files: name the folder that holds the snapshot alone");
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        count();
        boolean hidden = !directory.equals(folder)
                && String.valueOf(directory.getFileName()).startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        count();
        if (attributes.isDirectory()) {
            reader.unreadable(nameOf(file), "folders deeper than " + DEEPEST + " are not read");
        } else if (isAnswer(String.valueOf(file.getFileName()))) {
            if (attributes.isRegularFile()) {
                files.put(nameOf(file), file);
            } else {
                reader.unreadable(nameOf(file), "is not a regular file, so it is not read");
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(folder)) {
            throw e;
        }
        reader.unreadable(nameOf(file), "cannot be read: " + IoErrorText.of(e));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
        if (e != null) {
            reader.unreadable(nameOf(directory), "cannot be read to its end: " + IoErrorText.of(e));
        }
        return FileVisitResult.CONTINUE;
    }
}
