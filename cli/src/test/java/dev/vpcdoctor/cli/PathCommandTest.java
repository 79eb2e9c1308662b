package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.report.JsonSchemas;
import dev.vpcdoctor.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void saveASnapshot() {
        SnapshotWriter.write(Scenarios.find("all-is-well").orElseThrow().snapshot(), folder.resolve("snapshot"));
    }

    @Test
    void everyHopIsShownWithWhatDecided() {
        Run run = path("--from=checkout", "--to=10.20.20.30:5432");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .startsWith("✓ checkout reaches 10.20.20.30:5432 ")
                .containsSubsequence(
                        "Path from subnet-0fna (eu-west-1a)  10.20.10.20 → 10.20.20.30:5432",
                        "✓ function security group   sg-0function    all traffic out",
                        "✓ network ACL, out          acl-0function   rule 100 allow",
                        "✓ route                     rtb-0fna        10.20.0.0/16 local",
                        "✓ target security group     sg-0database    tcp 5432 from sg-0function",
                        "Path from subnet-0fnb (eu-west-1b): the same, with rtb-0fnb");
    }

    @Test
    void aBlockedPathIsExitCode1() {
        Run run = path("--from=checkout", "--to=10.20.20.30:22");

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out()).contains("✗ target security group", "no rule admits tcp 22 from");
    }

    @Test
    void udpIsWalkedWhenAskedFor() {
        Run run = path("--from=checkout", "--to=10.20.20.30:5432", "--protocol=udp");

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out()).contains("no rule admits udp 5432");
    }

    @Test
    void aMachineAndASubnetWithGroupsAreSources() {
        assertThat(path("--from=i-0reports", "--to=10.20.20.30:5432").exitCode())
                .isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(path("--from=subnet-0dbb,sg-0function", "--to=10.20.20.30:5432")
                        .exitCode())
                .isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void theJsonKeepsToItsSchema() {
        Run run = path("--from=checkout", "--to=aws:secretsmanager", "--output=json");

        assertThat(JsonSchemas.PATH.violations(run.out())).isEmpty();
        assertThat(run.out()).contains("\"verdict\": \"open\"", "\"subnetId\": \"subnet-0fnb\"");
    }

    @Test
    void whatIsNotKnownIsExitCode3AndSaysWhatWouldTell() {
        Path unreadable = folder.resolve("unreadable");
        SnapshotWriter.write(
                Scenarios.find("security-groups-not-readable").orElseThrow().snapshot(), unreadable);

        Run run = Run.of("path", "--from=checkout", "--to=rds:orders", "--snapshot", unreadable.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out())
                .startsWith("? Cannot tell whether checkout reaches orders:5432")
                .contains("To be sure, add to the snapshot:\n  aws ec2 describe-security-groups");
    }

    @Test
    void aSourceThatIsNotThereIsSaid() {
        Run run = path("--from=eni-0nowhere", "--to=internet");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("eni-0nowhere is not in the snapshot");
    }

    @Test
    void aSubnetWithoutGroupsIsExplained() {
        Run run = path("--from=subnet-0fna", "--to=internet");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("'subnet-0fna' lacks its security groups");
    }

    @Test
    void anUnknownProtocolIsRefused() {
        assertThat(path("--from=checkout", "--to=internet", "--protocol=icmp").exitCode())
                .isEqualTo(ExitCode.WRONG_USAGE);
    }

    private Run path(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("path", "--snapshot", folder.resolve("snapshot").toString()));
        all.addAll(List.of(arguments));
        return Run.of(all.toArray(String[]::new));
    }
}
