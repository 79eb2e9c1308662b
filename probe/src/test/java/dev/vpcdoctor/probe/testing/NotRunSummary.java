package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build says at its end of the tests that did not run: which, why, and what makes them run. */
public final class NotRunSummary {
    private static final int WIDTH = 110;

    private final Collection<NotRun> all;

    NotRunSummary(Collection<NotRun> all) {
        this.all = all;
    }

    /**
     * Prints it, or nothing if all tests ran.
     *
     * @param arguments when this build began; the modules of this build, as Maven writes them; the module that comes later
     *     and prints instead if it is one of them, or {@code -}; the folders with the notes
     */
    public static void main(String[] arguments) throws IOException {
        if (!arguments[1].contains(":" + arguments[2] + ":")) {
            List<Path> folders = Stream.of(arguments).skip(3).map(Path::of).toList();
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .print(ofBuild(Instant.parse(arguments[0]), folders).text());
        }
    }

    /** Of the notes in some folders, if there are any; those from before the build began are of another one. */
    static NotRunSummary ofBuild(Instant begin, List<Path> folders) throws IOException {
        List<NotRun> all = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(begin)) {
                    all.addAll(NotRun.read(file));
                }
            }
        }
        return new NotRunSummary(all);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Lines of at most 110 characters; nothing if there is nothing to tell. */
    String text() {
        if (all.isEmpty()) {
            return "";
        }
        Map<String, Map<String, List<NotRun>>> byRemedy = all.stream()
                .collect(Collectors.groupingBy(
                        NotRun::remedy,
                        TreeMap::new,
                        Collectors.groupingBy(NotRun::reason, TreeMap::new, Collectors.toList())));
        StringBuilder text = new StringBuilder("\nTests that did not run: " + count() + "\n");
        byRemedy.forEach((remedy, byReason) -> {
            text.append('\n');
            byReason.forEach((reason, tests) -> text.append(paragraph(reason, tests)));
            if (!remedy.isEmpty()) {
                text.append("  To run them, ").append(remedy).append('\n');
            }
        });
        return text.append('\n').toString();
    }

    private String count() {
        Set<String> classes = all.stream()
                .filter(one -> one.tests() == 0)
                .map(NotRun::testClass)
                .collect(Collectors.toSet());
        int single = all.stream().mapToInt(NotRun::tests).sum();
        return Stream.of(counted(classes.size(), "test class"), counted(single, "single test"))
                .filter(part -> !part.startsWith("0 "))
                .collect(Collectors.joining(" and "));
    }

    private static String paragraph(String reason, List<NotRun> tests) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("  " + reason + ":");
        for (Iterator<String> names = names(tests); names.hasNext(); ) {
            String name = names.next() + (names.hasNext() ? "," : "");
            if (line.length() + 1 + name.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("   ");
            }
            line.append(' ').append(name);
        }
        return text.append(line).append('\n').toString();
    }

    private static Iterator<String> names(List<NotRun> tests) {
        return tests.stream()
                .map(one -> one.tests() == 0
                        ? one.testClass()
                        : one.testClass() + " (" + counted(one.tests(), "test") + ")")
                .sorted()
                .distinct()
                .iterator();
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : what.endsWith("s") ? "es" : "s");
    }
}
