package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there: files and headings that they link to, packages, classes. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path ARCHITECTURE = Path.of("docs", "architecture.md");
    private static final List<String> MODULES = List.of("shared", "probe", "cli");
    private static final String BASE = "dev.vpcdoctor.";

    /** {@code Walker.java}, {@code EndToEndIT.aMethod}, {@code dev.vpcdoctor.lab}, {@code dev.vpcdoctor.cli.Main}. */
    private static final Pattern FILE = Pattern.compile("(?:.*/)?(\\w+)\\.java");

    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*(?:Test|IT))(?:\\.\\w+)?");
    private static final Pattern QUALIFIED =
            Pattern.compile("(dev\\.vpcdoctor(?:\\.[a-z]\\w*)*)(\\.[A-Z]\\w*)?(?:\\..*)?");

    private static final Pattern ROW_OF_PACKAGE = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\|");

    /** With their packages, of the tests too. */
    private static Set<String> classes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readClasses() throws IOException {
        classes = new TreeSet<>(classes("main"));
        classes.addAll(classes("test"));
    }

    private static Set<String> classes(String mainOrTest) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : MODULES) {
            Path sources = ROOT.resolve(Path.of(module, "src", mainOrTest, "java"));
            try (Stream<Path> files = Files.walk(sources)) {
                files.map(file -> sources.relativize(file).toString())
                        .filter(file -> file.endsWith(".java"))
                        .map(file -> file.replace('/', '.').replaceFirst("\\.java$", ""))
                        .forEach(found::add);
            }
        }
        return found;
    }

    static List<Path> documents() throws IOException {
        Stream<Path> named = Stream.of("README.md", "probe/README.md", "cli/bench/README.md", "cli/failure-modes.md")
                .map(ROOT::resolve);
        return Stream.of(named, markdownIn(".github"), markdownIn("cli/docs"))
                .flatMap(files -> files)
                .toList();
    }

    private static Stream<Path> markdownIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(new MarkdownDocument(document).brokenLinks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassAndPackageThatIsNamedExists(Path document) throws IOException {
        assertThat(new MarkdownDocument(document).codeSpans())
                .filteredOn(code -> !exists(code))
                .isEmpty();
    }

    /** Whether what is named so is there; what names neither a class nor a package is not asked about. */
    private static boolean exists(String code) {
        Set<String> simpleNames = classes.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        Matcher qualified = QUALIFIED.matcher(code);
        if (qualified.matches()) {
            return qualified.group(2) == null
                    ? classes.stream().anyMatch(name -> name.startsWith(qualified.group(1) + "."))
                    : classes.contains(qualified.group(1) + qualified.group(2));
        }
        return Stream.of(FILE, TEST)
                .map(form -> form.matcher(code))
                .filter(Matcher::matches)
                .allMatch(named -> simpleNames.contains(named.group(1)));
    }

    @Test
    void theTablesOfPackagesNameEachOnceAndNoOther() throws IOException {
        Set<String> packages = classes("main").stream()
                .map(name -> name.substring(BASE.length(), name.lastIndexOf('.')))
                .collect(Collectors.toSet());

        assertThat(ROW_OF_PACKAGE
                        .matcher(Files.readString(ARCHITECTURE))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void whatIsNotThereIsFound() throws IOException {
        Path other = Files.writeString(folder.resolve("other.md"), "# One\n\n## What's `new`, here\n\n# One\n");
        Path document = Files.writeString(folder.resolve("document.md"), """
            [heading](other.md#whats-new-here), [second](other.md#one-1), [own](#top), [site](https://example.com)
            # Top
            [no file](none.md), [no heading](other.md#none), `[code](none.md)`, [A][], [B][]

                [code](none.md)

            ```
            [code](none.md)
            ```
            `Main.java` `Gone.java` `DocumentsTest` `GoneIT.aMethod` `dev.vpcdoctor.cli.Main` `dev.vpcdoctor.gone`

            [A]: other.md
            [C]: gone.md
            """);
        MarkdownDocument read = new MarkdownDocument(document);

        assertThat(read.brokenLinks())
                .containsExactlyInAnyOrder("none.md", "other.md#none", "[B][]", "gone.md", "[C]: unused");
        assertThat(read.codeSpans())
                .filteredOn(code -> !exists(code))
                .containsExactly("Gone.java", "GoneIT.aMethod", "dev.vpcdoctor.gone");
        assertThat(new MarkdownDocument(other).anchors()).containsExactlyInAnyOrder("one", "whats-new-here", "one-1");
    }
}
