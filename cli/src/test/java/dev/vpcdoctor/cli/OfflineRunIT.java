package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not ask AWS does not pay for the SDK. */
class OfflineRunIT {

    @TempDir
    private Path scratch;

    @Test
    void aDemoLoadsNoClassOfTheSdk() throws Exception {
        Path log = scratch.resolve("classes.log");

        LaunchedProcess demo = LaunchedProcess.run(
                scratch,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "VPC_DOCTOR_OPTS", "-Xlog:class+load:file=" + log),
                List.of(Path.of("target/dist/bin/vpc-doctor").toAbsolutePath().toString(), "demo", "no-nat"));

        assertThat(demo.exitCode()).as(demo.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(Files.readString(log))
                .contains("dev.vpcdoctor.diagnosis.Doctor")
                .doesNotContain("software.amazon", "org.slf4j");
    }
}
