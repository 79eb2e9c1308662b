package dev.vpcdoctor.probe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotRunSummaryTest {
    private static final String INSTALL = "run probe/ci/install.sh";

    @TempDir
    private Path folder;

    @Test
    void eachReasonIsToldOnceWithItsClassesAndWhatMakesThemRun() {
        assertThat(text(
                        new NotRun("WebIT", 0, "the program nginx is not installed", INSTALL),
                        new NotRun("LabIT", 0, "network namespaces need root", "run the build as root"),
                        new NotRun("PacketsIT", 0, "the program nginx is not installed", INSTALL),
                        new NotRun("DnsIT", 3, "the program dnsmasq is not installed", INSTALL),
                        new NotRun("MailIT", 1, "the program dnsmasq is not installed", INSTALL)))
                .isEqualTo("""

                    Tests that did not run: 3 test classes and 4 single tests

                      the program dnsmasq is not installed: DnsIT (3 tests), MailIT (1 test)
                      the program nginx is not installed: PacketsIT, WebIT
                      To run them, run probe/ci/install.sh

                      network namespaces need root: LabIT
                      To run them, run the build as root

                    """);
    }

    @Test
    void aClassThatLacksTwoThingsIsCountedOnce() {
        assertThat(text(
                        new NotRun("DnsIT", 0, "the program dnsmasq is not installed", INSTALL),
                        new NotRun("DnsIT", 0, "the program unbound is not installed", INSTALL)))
                .contains("did not run: 1 test class\n")
                .contains("dnsmasq is not installed: DnsIT", "unbound is not installed: DnsIT");
    }

    @Test
    void whatNothingMakesRunHasItsReasonOnly() {
        assertThat(text(new NotRun("OldTest", 1, "for now", ""))).isEqualTo("""

            Tests that did not run: 1 single test

              for now: OldTest (1 test)

            """);
    }

    @Test
    void nothingIsToldIfAllTestsRan() {
        assertThat(text()).isEmpty();
    }

    @Test
    void manyNamesAreBroken() {
        String text = text(IntStream.range(100, 140)
                .mapToObj(i -> new NotRun("Class" + i + "IT", 0, "moto is not installed", INSTALL))
                .toArray(NotRun[]::new));

        assertThat(text).contains("Tests that did not run: 40 test classes\n");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
        assertThat(text.replaceAll("\\s+", " "))
                .contains(IntStream.range(100, 140)
                        .mapToObj(i -> "Class" + i + "IT")
                        .reduce((names, next) -> names + ", " + next)
                        .orElseThrow());
    }

    @Test
    void theNotesOfAllModulesAreReadButNotThoseOfAnEarlierBuild() throws IOException {
        Instant begin = Instant.parse("2026-11-28T12:00:00Z");
        note("probe/unit", "LeftOverTest", begin.minusSeconds(1));
        note("probe/integration", "WebIT", begin);
        note("cli/integration", "LabIT", begin.plusSeconds(60));

        assertThat(NotRunSummary.ofBuild(
                                begin,
                                List.of(folder.resolve("probe"), folder.resolve("shared"), folder.resolve("cli")))
                        .text())
                .contains("did not run: 2 test classes\n", "nginx is not installed: LabIT, WebIT\n");
    }

    private void note(String file, String testClass, Instant written) throws IOException {
        Path notes = folder.resolve(file);
        NotRun.write(notes, List.of(new NotRun(testClass, 0, "the program nginx is not installed", INSTALL)));
        Files.setLastModifiedTime(notes, FileTime.from(written));
    }

    private static String text(NotRun... notRun) {
        return new NotRunSummary(Stream.of(notRun).toList()).text();
    }
}
