package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.probe.LeftoverProbes;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import dev.vpcdoctor.report.JsonSchemas;
import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A probe is deployed, looks and is removed, command by command, against the API server. */
class ProbeDeployIT {
    private static final Pattern NAME = Pattern.compile("vpc-doctor-probe-[0-9a-f]{8}");
    private static final String ADDRESS = "10.20.20.30";
    private static final String GIVEN_ROLE = "arn:aws:iam::123456789012:role/checkout-role";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount(IamPolicy.of(
            Permissions.READING,
            IamPolicy.of(
                    ProbePermissions.toDeploy(Optional.empty()), ProbePermissions.toDeploy(Optional.of(GIVEN_ROLE)))));

    @TempDir
    private Path folder;

    private AwsWorld world;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
        ACCOUNT.proxy.runFunctionsWith((name, event) -> new ProbeAnswers(ADDRESS, Outcome.OPEN).to(event));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void deployedListedUsedAndRemovedItLeavesNothing() {
        Run deployed = deployForCheckout("--keep-for", "2h");
        String name = nameIn(deployed.out());

        assertThat(deployed.exitCode()).as(deployed.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(deployed.out())
                .containsPattern("✓ " + name + " +kept\n")
                .contains(
                        "    for         checkout\n",
                        "    may reach   db.example.com:5432\n",
                        ", in 2 h\n",
                        "    vpc-doctor diagnose checkout --probe " + name + "\n",
                        "    vpc-doctor probe remove " + name + "\n");
        assertThat(Run.of("probe", "list").out()).containsPattern("· " + name + " +kept\n");

        Run run = Run.of("probe", "run", "--function", AwsWorld.FUNCTION);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .contains(
                        "From " + world.functionSubnetA + " with " + world.functionGroup,
                        "From " + world.functionSubnetB + " with " + world.functionGroup,
                        "\n  db.example.com\n",
                        "    dns A             answered        query 1.0 ms, " + ADDRESS + "\n",
                        "    tcp 5432          open            connect 1.0 ms, at " + ADDRESS + "\n",
                        "    postgresql 5432   ready           exchange 2.0 ms, at " + ADDRESS + "\n");

        Run removed = Run.of("probe", "remove", name);
        assertThat(removed.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(removed.out()).contains(name + " is removed");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void whatARunSawIsReadByADiagnosis() throws IOException {
        String name = nameIn(deployForCheckout().out());
        Path file = folder.resolve("seen.json");

        Run run = Run.of("probe", "run", name, "--output", "json=" + file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(JsonSchemas.PROBE_RUN.violations(line)).isEmpty());
        Run diagnosis =
                Run.of("diagnose", AwsWorld.FUNCTION, "--to", "db.example.com:5432", "--probe", file.toString());
        assertThat(diagnosis.out()).contains("packets of 2 probes");
    }

    @Test
    void whatItMayNotConnectToIsToldForEachTarget() {
        String name = nameIn(deployForCheckout().out());

        Run some = Run.of("probe", "run", name, "--to", "db.example.com:5432", "--to", "other.example.com:443");
        Run none = Run.of("probe", "run", name, "--to", "other.example.com:443");

        assertThat(some.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(some.out().replaceAll("\\s+", " "))
                .contains("? no packets to other.example.com:443: " + name + " may not connect to it: its allow list")
                .contains("postgresql 5432 ready");
        assertThat(none.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(none.err()).contains("It may connect to db.example.com:5432", "vpc-doctor probe deploy");
    }

    @Test
    void aTargetOfTheAccountIsLookedUpForAKeptProbe() {
        Run deployed =
                Run.of("probe", "deploy", "--function", AwsWorld.FUNCTION, "--to", "rds:" + AwsWorld.DATABASE, "--yes");
        assertThat(deployed.exitCode()).as(deployed.err()).isEqualTo(ExitCode.HEALTHY);

        Run run = Run.of("probe", "run", nameIn(deployed.out()), "--to", "rds:" + AwsWorld.DATABASE);

        assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).contains("postgresql 5432   ready");
    }

    @Test
    void withoutAKeptProbeARunDeploysOneAndRemovesIt() {
        Run run = Run.of("probe", "run", "--function", AwsWorld.FUNCTION, "--to", "db.example.com:5432", "--yes");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).contains("From " + world.functionSubnetA, "removed again");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void aRunKeepsWhatItDeployedToWhoSaysSo() {
        Run run = Run.of(
                "probe", "run", "--function", AwsWorld.FUNCTION, "--to", "db.example.com:5432", "--yes", "--keep");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).contains("From " + world.functionSubnetB, "stays");
        assertThat(run.err()).contains("stays: 'vpc-doctor probe remove " + nameIn(run.out()));
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(4);
    }

    @Test
    void inSubnetsOfOnesChoiceItIsToldWhoseInterfacesAreShared() {
        Run same = deployIn(world.functionSubnetA + "," + world.functionSubnetB, world.functionGroup);
        Run other = deployIn(world.databaseSubnetA, world.databaseGroup, "--role", GIVEN_ROLE);
        Run without = deployIn(world.databaseSubnetA, world.databaseGroup);

        assertThat(List.of(same, other, without))
                .allSatisfy(run -> assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY));
        assertThat(same.err()).isEqualTo("note: shares the network interfaces of checkout\n");
        assertThat(other.err())
                .contains("no function stands in these subnets with exactly these groups")
                .doesNotContain("--role");
        assertThat(without.err()).contains("give one that stays with --role");
        assertThat(same.out()).doesNotContain("vpc-doctor diagnose");
    }

    @Test
    void theFirstSubnetThatFailsIsToldWithAwsReasonAndNothingIsKept() {
        ACCOUNT.proxy.rewriteWith((call, request, truth) -> call.operation().equals("lambda:GetFunctionConfiguration")
                        && request.contains("vpc-doctor-probe")
                        && request.contains(world.functionSubnetB)
                ? CannedAnswer.text(
                        "application/json",
                        "{\"FunctionName\": \"probe\", \"State\": \"Failed\", \"StateReasonCode\":"
                                + " \"SubnetOutOfIPAddresses\", \"StateReason\": \"The subnet has no address left\"}")
                : truth);

        Run text = deployForCheckout();

        assertThat(text.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(text.out().replaceAll("\\s+", " "))
                .contains(
                        "✗ Not all probes could be deployed, so none is kept",
                        world.functionSubnetB + ": Lambda could not connect the probe to " + world.functionSubnetB
                                + ": The subnet has no address left (SubnetOutOfIPAddresses)",
                        "nothing is kept")
                .doesNotContain(world.functionSubnetA + ":");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();

        Run json = deployForCheckout("--output", "json");
        assertThat(JsonSchemas.PROBE_DEPLOYMENT.violations(json.out())).isEmpty();
        assertThat(json.out()).contains("\"kept\": false", "\"code\": \"SubnetOutOfIPAddresses\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:CreateRole", "iam:PutRolePolicy", "lambda:CreateFunction"})
    void aRefusedCallIsToldAndNothingIsLeft(String refused) {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals(refused)
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDeniedException", "User is not authorized"))
                : Optional.empty());

        Run run = deployForCheckout();

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("AWS refused " + refused, "nothing is kept");
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void aRefusedInvocationIsExitCodeFourAndTheProbeStays() {
        String name = nameIn(deployForCheckout().out());
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals("lambda:InvokeFunction")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDeniedException", "User is not authorized"))
                : Optional.empty());

        Run text = Run.of("probe", "run", name);
        Run json = Run.of("probe", "run", name, "--output", "json");

        assertThat(text.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(text.out())
                .contains(
                        "From " + world.functionSubnetA + ": nothing was seen",
                        "AWS refused lambda:InvokeFunction (AccessDeniedException)");
        assertThat(json.out().lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(JsonSchemas.PROBE_RUN.violations(line)).isEmpty());
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(4);
    }

    @Test
    void theJsonOfADeploymentKeepsToItsSchema() {
        Run run = deployForCheckout("--output", "json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(JsonSchemas.PROBE_DEPLOYMENT.violations(run.out())).isEmpty();
        assertThat(run.out()).contains("\"kept\": true", "\"mayReach\": [");
    }

    @Test
    void whereNobodyCanBeAskedYesHasToBeSaid() {
        Run deploy = Run.of("probe", "deploy", "--function", AwsWorld.FUNCTION);
        Run run = Run.of("probe", "run", "--function", AwsWorld.FUNCTION);

        assertThat(List.of(deploy, run)).allSatisfy(one -> {
            assertThat(one.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(one.err()).contains("add --yes to agree");
        });
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void aFunctionThatIsNotThereIsWrongUsage() {
        Run run = Run.of("probe", "deploy", "--function", "chekout", "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("chekout").doesNotContain("\tat ");
    }

    private static Run deployForCheckout(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("probe", "deploy", "--function", AwsWorld.FUNCTION, "--to", "db.example.com:5432", "--yes"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static Run deployIn(String subnets, String groups, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "probe",
                "deploy",
                "--subnets",
                subnets,
                "--security-groups",
                groups,
                "--to",
                "db.example.com:5432",
                "--yes"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static String nameIn(String text) {
        Matcher name = NAME.matcher(text);
        assertThat(name.find()).as(text).isTrue();
        return name.group();
    }
}
