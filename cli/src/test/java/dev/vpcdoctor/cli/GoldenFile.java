package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.diff.DiffUtils;

/**
 * What a command is known to print, kept as a file that a review reads. Whoever changes a sentence on purpose rewrites the
 * files, and the diff of the commit shows each sentence as it was and as it is.
 *
 * @param path from the module's folder
 */
record GoldenFile(Path path) {
    static final String REWRITE = "mvn -B -ntp -pl cli -am test -Dtest=GoldenReportsTest -Dgolden.rewrite=true"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static final int LINES_AROUND = 2;
    private static final int LINES_SHOWN = 60;

    /** Whether files are written in place of being compared: {@code -Dgolden.rewrite=true}. */
    static boolean isRewriting() {
        return Boolean.getBoolean("golden.rewrite");
    }

    /** Fails if the file is not exactly this; or makes it so. */
    void holds(String printed) throws IOException {
        if (isRewriting()) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, printed);
        } else {
            compare(printed);
        }
    }

    void compare(String printed) throws IOException {
        if (!Files.exists(path)) {
            fail("%s is missing. It is made by%n  %s", path, REWRITE);
        }
        String kept = Files.readString(path);
        if (!kept.equals(printed)) {
            fail(
                    "%s is not what is printed now:%n%s%nIf that is meant:%n  %s",
                    path, difference(kept, printed), REWRITE);
        }
    }

    private String difference(String kept, String printed) {
        List<String> before = lines(kept);
        List<String> after = lines(printed);
        List<String> difference = DiffUtils.generateUnifiedDiff(
                path.toString(), "printed", before, DiffUtils.diff(before, after), LINES_AROUND);
        String shown = String.join("\n", difference.subList(0, Math.min(LINES_SHOWN, difference.size())));
        return difference.size() > LINES_SHOWN
                ? shown + "\n... and " + (difference.size() - LINES_SHOWN) + " lines more"
                : shown;
    }

    /** With the empty one after the last line feed, so that its lack is a difference too. */
    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }
}
