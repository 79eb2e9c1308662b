package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is told, and told once to each who listens. */
class NotReadTest {

    @TempDir
    private Path folder;

    private Path snapshot;

    @BeforeEach
    void saveASnapshot() {
        snapshot = folder.resolve("snapshot");
        SnapshotWriter.write(
                Scenarios.find("database-does-not-admit").orElseThrow().snapshot(), snapshot);
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndTheRestIsUsed() throws IOException {
        Files.writeString(snapshot.resolve("broken.json"), "{\"FlowLogs\": [", StandardCharsets.UTF_8);

        Run run = Run.of("diagnose", "checkout", "--to=internet", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.err()).startsWith("warning: not read: broken.json, line 1, ");
        assertThat(run.out()).contains("not all could be read:", "  broken.json, line 1, ");
    }

    @Test
    void onATerminalItIsSaidOnceInTheReport() throws IOException {
        Files.writeString(snapshot.resolve("broken.json"), "{", StandardCharsets.UTF_8);

        Run diagnosis = Run.atTerminal("", "diagnose", "checkout", "--to=internet", "--snapshot", snapshot.toString());
        Run path = Run.atTerminal("", "path", "--from=checkout", "--to=internet", "--snapshot", snapshot.toString());

        assertThat(diagnosis.err()).isEmpty();
        assertThat(diagnosis.out()).containsOnlyOnce("broken.json, line 1, ");
        assertThat(path.err()).isEmpty();
        assertThat(path.out()).containsOnlyOnce("broken.json, line 1, ");
    }

    @Test
    void onATerminalWhereTheReportIsForPrograms() throws IOException {
        Files.writeString(snapshot.resolve("broken.json"), "{", StandardCharsets.UTF_8);

        Run run = Run.atTerminal(
                "",
                "diagnose",
                "checkout",
                "--to=internet",
                "--output=json",
                "--output=text=" + folder.resolve("report.txt"),
                "--snapshot",
                snapshot.toString());

        assertThat(run.err()).startsWith("warning: not read: broken.json, line 1, ");
    }

    @Test
    void quietSaysNothingOnStderr() throws IOException {
        Files.writeString(snapshot.resolve("broken.json"), "{", StandardCharsets.UTF_8);

        Run run = Run.of("diagnose", "checkout", "--to=internet", "--quiet", "--snapshot", snapshot.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("not all could be read:");
    }
}
