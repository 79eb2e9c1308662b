package dev.vpcdoctor.snapshot;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file could not be read or written, in words. */
final class IoErrorText {
    private IoErrorText() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there, or is a link that leads nowhere";
        }
        if (e instanceof FileSystemLoopException) {
            return "it is a link that leads back to a folder above it";
        }
        String message = e.getMessage() == null ? "" : e.getMessage();
        return message.isEmpty()
                ? "an input/output error"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
