package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tests of one class that did not run for one reason. Files of these, a line each, are what the JVMs that run tests leave
 * for the end of the build.
 *
 * @param tests how many; 0 if no test of the class ran
 * @param reason a sentence without its full stop
 * @param remedy what makes them run, or nothing
 */
record NotRun(String testClass, int tests, String reason, String remedy) {
    static void write(Path file, List<NotRun> all) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, all.stream().map(NotRun::line).toList());
    }

    static List<NotRun> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(NotRun::parse).toList();
    }

    private String line() {
        return String.join("\t", testClass, String.valueOf(tests), oneLine(reason), oneLine(remedy));
    }

    private static NotRun parse(String line) {
        String[] fields = line.split("\t", -1);
        return new NotRun(fields[0], Integer.parseInt(fields[1]), fields[2], fields[3]);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
