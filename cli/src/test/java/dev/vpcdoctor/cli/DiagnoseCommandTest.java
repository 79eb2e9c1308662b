package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.report.JsonSchemas;
import dev.vpcdoctor.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseCommandTest {

    @TempDir
    private Path folder;

    private Path snapshot;

    @BeforeEach
    void saveASnapshot() {
        snapshot = save("database-does-not-admit");
    }

    @Test
    void aFoundProblemIsExitCode1AndStdoutIsTheReportAlone() {
        Run run = Run.of("diagnose", "checkout", "--to", "rds:orders", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out())
                .startsWith("✗ checkout cannot reach orders:5432")
                .contains("target-sg-blocks-ingress", "aws ec2 authorize-security-group-ingress")
                .endsWith("as configured · everything could be read\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aHealthyNetworkIsExitCode0() {
        Run run = Run.of("diagnose", "checkout", "--to", "internet", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).startsWith("✓ checkout reaches the internet: the network is fine");
    }

    @Test
    void whatCannotBeToldIsExitCode3() {
        Path unreadable = save("security-groups-not-readable");

        Run run = Run.of("diagnose", "checkout", "--to", "rds:orders", "--snapshot", unreadable.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out())
                .startsWith("? Cannot tell whether checkout reaches orders:5432")
                .contains("ec2:DescribeSecurityGroups (UnauthorizedOperation)");
        assertThat(run.err()).contains("warning: not read: ec2:DescribeSecurityGroups (UnauthorizedOperation)");
    }

    @Test
    void ofSeveralTargetsTheOneThatFailsIsAnsweredFirst() {
        Run run = Run.of(
                "diagnose", "checkout", "--to", "internet", "--to", "rds:orders", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out())
                .containsSubsequence(
                        "✗ checkout cannot reach orders:5432", "✓ checkout reaches the internet", "everything could");
    }

    @Test
    void theOrderOfTheArgumentsDoesNotMatterAndTheFunctionMayBeAnArn() {
        Run run = Run.of(
                "diagnose",
                "--snapshot",
                snapshot.toString(),
                "--to",
                "rds:orders",
                "arn:aws:lambda:eu-west-1:123456789012:function:checkout");

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }

    @Test
    void failOnNeverLeavesTheReportAndTakesTheExitCode() {
        Run run =
                Run.of("diagnose", "checkout", "--to=rds:orders", "--fail-on=never", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).startsWith("✗ ");
    }

    @Test
    void jsonGoesToStdoutWhenAskedFor() {
        Run run = Run.of(
                "diagnose", "checkout", "--to", "rds:orders", "--output", "json", "--snapshot", snapshot.toString());

        assertThat(JsonSchemas.DIAGNOSIS.violations(run.out())).isEmpty();
        assertThat(run.out()).contains("\"verdict\": \"problem\"");
    }

    @Test
    void aFileGetsTheJsonWhileStdoutKeepsTheText() throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, "an older report");

        Run run = Run.of(
                "diagnose", "checkout", "--to=rds:orders", "--output=json=" + file, "--snapshot", snapshot.toString());

        assertThat(run.out()).startsWith("✗ checkout cannot reach orders:5432");
        assertThat(JsonSchemas.DIAGNOSIS.violations(Files.readString(file))).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .as("no half-written file is left")
                    .noneMatch(each -> each.toString().endsWith(".part"));
        }
    }

    @Test
    void outputThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
        Path nowhere = folder.resolve("no/such/folder/report.json");

        Run run = Run.of("diagnose", "checkout", "--to=internet", "--output=json=" + nowhere, "--snapshot=nowhere");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("cannot be written", "there is no folder");
    }

    @Test
    void twoReportsCannotShareStdout() {
        Run run = Run.of("diagnose", "checkout", "--to=internet", "--output=json", "--output=text");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("only one report can go to stdout");
    }

    @Test
    void anUnknownFormatIsNamed() {
        Run run = Run.of("diagnose", "checkout", "--to=internet", "--output=xml");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("'xml' is no format: write text or json");
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Run run = Run.of("diagnose", "checkout", "--to=internet", "--snapshot=/no/such/folder");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("/no/such/folder does not exist");
    }

    @Test
    void anEmptyFolderSaysWhatBelongsThere() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Run run = Run.of("diagnose", "checkout", "--to=internet", "--snapshot", empty.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("holds no .json files");
    }

    @Test
    void aMisspeltFunctionGetsASuggestion() {
        Run run = Run.of("diagnose", "chekcout", "--to=internet", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("there is no function chekcout in ", "did you mean checkout?");
    }

    @Test
    void aFunctionOfAnotherRegionIsNotTaken() {
        Run run = Run.of(
                "diagnose", "checkout", "--to=internet", "--region=us-east-1", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("for us-east-1");
    }

    @Test
    void aNameThatSeveralRegionsHaveAsksForOne() throws IOException {
        Path other = Files.createDirectory(snapshot.resolve("us-east-1"));
        Files.writeString(other.resolve("function.json"), """
            {"FunctionName": "checkout", "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:checkout"}
            """);

        Run run = Run.of("diagnose", "checkout", "--to=internet", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("several functions are called checkout: give --region", "us-east-1");
        assertThat(Run.of(
                                "diagnose",
                                "checkout",
                                "--to=internet",
                                "--region=eu-west-1",
                                "--snapshot",
                                snapshot.toString())
                        .exitCode())
                .isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aSnapshotWithoutAnyFunctionSaysWhatToAdd() throws IOException {
        Path bare = Files.createDirectory(folder.resolve("bare"));
        Files.writeString(bare.resolve("vpcs.json"), "{\"Vpcs\": []}");

        Run run = Run.of("diagnose", "checkout", "--to=internet", "--snapshot", bare.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("aws lambda get-function-configuration --function-name checkout");
    }

    @Test
    void aTargetThatIsNoneIsExplained() {
        Run run = Run.of("diagnose", "checkout", "--to=orders:99999", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("'99999' is not a port");
    }

    @Test
    void withoutATargetTheFunctionsOwnAreGuessedAndThatIsSaid() {
        Run run = Run.of("diagnose", "checkout", "--snapshot", snapshot.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out())
                .startsWith("✗ checkout cannot reach orders:5432")
                .contains("✓ checkout reaches secretsmanager: the network is fine")
                .contains("""
                    No target was named (--to). Guessed for lack of one:
                      orders:5432: from environment variables DATABASE_HOST and DATABASE_PORT
                      secretsmanager: from environment variable DATABASE_SECRET_ARN
                    """);
    }

    @Test
    void withoutATargetAndAnythingThatTellsOfOneNothingIsCalledHealthy() {
        Run run = Run.of(
                "diagnose",
                "checkout",
                "--snapshot",
                save("nothing-to-be-guessed").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out().replaceAll("\\s+", " "))
                .startsWith("? Nothing in the configuration of checkout tells what it connects to. Name it: --to"
                        + " host:port, --to rds:ID, --to aws:SERVICE or --to internet.");
    }

    private Path save(String scenario) {
        Path saved = folder.resolve(scenario);
        Scenario found = Scenarios.find(scenario).orElseThrow();
        SnapshotWriter.write(found.snapshot(), saved);
        return saved;
    }
}
