package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page is what the command prints, and nothing else. */
class FailureModesPageTest {
    private static final Path PAGE = Path.of("failure-modes.md");
    private static final Path PRINTED = Path.of("target", "failure-modes.md");

    @Test
    void thePageIsWhatTheCommandPrints() throws IOException {
        Run run = Run.of("failure-modes", "--output", "markdown");
        Files.createDirectories(PRINTED.getParent());
        Files.writeString(PRINTED, run.out());

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(PAGE)
                .as("the page is old: cp cli/target/failure-modes.md cli/failure-modes.md")
                .hasSameTextualContentAs(PRINTED);
    }
}
