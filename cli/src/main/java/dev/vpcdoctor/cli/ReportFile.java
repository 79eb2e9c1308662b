package dev.vpcdoctor.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A report on disk: whoever looks sees the old one or the whole new one. */
final class ReportFile {
    private ReportFile() {}

    /** Finds what would keep a report from being written there. */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new WrongInput(file + " is a folder: name a file in it for the report");
        }
        Path folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            throw new WrongInput("the report cannot be written to " + file + ": there is no folder " + folder);
        }
    }

    static void write(Path file, String report) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or /dev/stderr is written into, never replaced.
                Files.writeString(file, report);
                return;
            }
            Path real = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
            Path part = Files.createTempFile(folderOf(real), "." + real.getFileName(), ".part");
            try {
                Files.writeString(part, report);
                Files.move(part, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (AccessDeniedException e) {
            throw new ReportNotWritten("the report cannot be written to " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new ReportNotWritten("the report cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
