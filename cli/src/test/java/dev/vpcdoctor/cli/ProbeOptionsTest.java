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

class ProbeOptionsTest {
    private static final String DATABASE = "orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432";

    @TempDir
    private Path folder;

    private Path configuration;
    private Path reports;

    /** A snapshot in which the database is closed, and beside it what the probes saw. */
    @BeforeEach
    void saveBothApart() throws IOException {
        Path whole = folder.resolve("whole");
        SnapshotWriter.write(
                Scenarios.find("packets-prove-the-security-group").orElseThrow().snapshot(), whole);
        configuration = folder.resolve("configuration");
        reports = folder.resolve("reports");
        Files.createDirectories(reports);
        Files.move(whole.resolve("probe/subnet-0fna.json"), reports.resolve("a.json"));
        Files.move(whole.resolve("probe/subnet-0fnb.json"), reports.resolve("b.json"));
        Files.move(whole, configuration);
    }

    @Test
    void withoutPacketsNothingIsCertainAndTheReportSaysWhatWouldMakeItSo() {
        Run run = diagnose();

        assertThat(run.out())
                .containsPattern("cannot reach orders:5432 +likely")
                .contains("no packets sent: --probe");
    }

    @Test
    void aFolderOfReportsIsPutBesideTheConfiguration() {
        Run run = diagnose("--probe", reports.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out())
                .containsPattern("cannot reach orders:5432 +certain")
                .contains("Packets  from subnet-0fna and subnet-0fnb: timed out after 3.0 s, 3 of 3 each")
                .contains("packets of 2 probes");
    }

    @Test
    void aReportFromOneOfTwoSubnetsMakesNothingCertainOfTheOther() {
        Run run = diagnose("--probe", reports.resolve("a.json").toString());

        assertThat(run.out())
                .containsPattern("cannot reach orders:5432 +likely")
                .contains("Packets  from subnet-0fna: timed out after 3.0 s, 3 of 3")
                .contains("Packets  from subnet-0fnb: none were sent");
    }

    @Test
    void severalFilesAreTakenTogether() {
        Run run = diagnose(
                "--probe",
                reports.resolve("a.json").toString(),
                "--probe",
                reports.resolve("b.json").toString());

        assertThat(run.out()).containsPattern("cannot reach orders:5432 +certain");
    }

    @Test
    void noneLeavesOutWhatTheSnapshotHolds() throws IOException {
        Files.copy(reports.resolve("a.json"), configuration.resolve("a.json"));

        assertThat(diagnose().out()).contains("Packets  from subnet-0fna");
        assertThat(diagnose("--probe", "none").out()).doesNotContain("Packets").doesNotContain("--probe");
    }

    @Test
    void theJsonSaysWhatWasObservedOnEachPath() {
        Run run = diagnose("--probe", reports.toString(), "--output", "json");

        assertThat(run.out()).contains("\"observed\": \"timed-out\"", "\"kind\": \"packets\"");
    }

    @Test
    void aReportOfAnotherDayMakesNothingCertain() throws IOException {
        Files.writeString(
                configuration.resolve("collected.json"),
                "{\"CollectedAt\": \"2026-03-05T12:00:00Z\"}",
                StandardCharsets.UTF_8);

        Run run = diagnose("--probe", reports.toString());

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("cannot reach orders:5432 likely")
                .contains("the packets were sent 3 days before the configuration was read");
    }

    @Test
    void whatIsNoReportIsRefusedWithItsReason() throws IOException {
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, "{\"Vpcs\": []}", StandardCharsets.UTF_8);

        Run run = diagnose("--probe", wrong.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("wrong.json holds no report of the probe");

        Run missing = diagnose("--probe", folder.resolve("nothing.json").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(missing.err()).contains("there is no report of the probe at ");
    }

    private Run diagnose(String... options) {
        String[] arguments = new String[6 + options.length];
        arguments[0] = "diagnose";
        arguments[1] = "checkout";
        arguments[2] = "--to";
        arguments[3] = DATABASE;
        arguments[4] = "--snapshot";
        arguments[5] = configuration.toString();
        System.arraycopy(options, 0, arguments, 6, options.length);
        return Run.of(arguments);
    }
}
