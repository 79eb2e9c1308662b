package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people and programs read, whole: for each scenario the report as text, 80 columns wide, and as JSON; what {@code
 * explain} says of each code; the list of all codes, and the reference page. The files stand in {@code src/test/resources}:
 * {@code scenarios/NAME/report.txt} and {@code report.json}, also of the bundled scenarios, {@code explain/CODE.txt} and
 * {@code failure-modes.txt}; the page is {@code failure-modes.md} in the module's folder.
 *
 * <p>A scenario without files and files without a scenario fail. This rewrites all files, makes what is missing and
 * deletes what nothing prints any more:
 *
 * <pre>{@code
 * mvn -B -ntp -pl cli -am test -Dtest=GoldenReportsTest -Dgolden.rewrite=true -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 *
 * <p>{@code git diff} then shows every sentence that changed. Where the variable {@code CI} is {@code true} nothing is
 * rewritten: a pipeline that made its own expectations would find nothing.
 */
class GoldenReportsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path SCENARIOS = RESOURCES.resolve("scenarios");
    private static final Path EXPLAIN = RESOURCES.resolve("explain");
    private static final Set<String> REPORTS = Set.of("report.txt", "report.json");
    private static final String EXPLANATION = ".txt";

    @TempDir
    private Path folder;

    @BeforeAll
    static void expectationsAreMadeByPeople() {
        assertThat(GoldenFile.isRewriting() && "true".equals(System.getenv("CI")))
                .as("golden files are not rewritten where CI=true")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.cli.demo.Scenarios#names")
    void aScenarioIsReportedAsItsFilesSay(String name) throws IOException {
        Path text = folder.resolve("report.txt");
        Path json = folder.resolve("report.json");

        Run run = Run.of("demo", name, "--output=text=" + text, "--output=json=" + json);

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).isEqualTo(Files.readString(text));
        new GoldenFile(SCENARIOS.resolve(name).resolve("report.txt")).holds(Files.readString(text));
        new GoldenFile(SCENARIOS.resolve(name).resolve("report.json")).holds(Files.readString(json));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aCodeIsExplainedAsItsFileSays(String code) throws IOException {
        new GoldenFile(EXPLAIN.resolve(code + EXPLANATION)).holds(printed("explain", code));
    }

    @Test
    void theListOfCodesIsAsItsFileSays() throws IOException {
        new GoldenFile(RESOURCES.resolve("failure-modes.txt")).holds(printed("failure-modes"));
    }

    @Test
    void theReferencePageIsWhatTheCommandPrints() throws IOException {
        new GoldenFile(Path.of("failure-modes.md")).holds(printed("failure-modes", "--output=markdown"));
    }

    @Test
    void noFileIsLeftOfAScenarioThatIsGone() throws IOException {
        Set<String> scenarios = Set.copyOf(Scenarios.names());

        assertNoneIsLeft(files(SCENARIOS)
                .filter(file -> REPORTS.contains(file.getFileName().toString()))
                .filter(file -> !scenarios.contains(
                        SCENARIOS.relativize(file.getParent()).toString()))
                .toList());
    }

    @Test
    void noFileIsLeftOfACodeThatIsGone() throws IOException {
        Set<String> expected = codes().stream().map(code -> code + EXPLANATION).collect(Collectors.toSet());

        assertNoneIsLeft(files(EXPLAIN)
                .filter(file -> !expected.contains(EXPLAIN.relativize(file).toString()))
                .toList());
    }

    private static void assertNoneIsLeft(List<Path> files) throws IOException {
        if (GoldenFile.isRewriting()) {
            for (Path file : files) {
                Files.delete(file);
            }
        } else {
            assertThat(files)
                    .as("files that nothing prints; they are deleted by%n  %s", GoldenFile.REWRITE)
                    .isEmpty();
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String printed(String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        return run.out();
    }

    private static List<String> codes() {
        return Catalogue.codes().stream().map(FindingCode::name).toList();
    }
}
