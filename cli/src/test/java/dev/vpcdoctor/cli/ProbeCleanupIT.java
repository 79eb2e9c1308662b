package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import dev.vpcdoctor.aws.probe.LeftoverProbes;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import dev.vpcdoctor.report.JsonSchemas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found and removed in a real API server: all that nobody needs, and nothing else. */
class ProbeCleanupIT {
    private static final String ONE = "vpc-doctor-probe-0000aaaa";
    private static final String OTHER = "vpc-doctor-probe-0000bbbb";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount(ProbePermissions.toDeploy(Optional.empty()));

    private AwsWorld world;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatAKilledRunLeftIsRemovedAndTheSecondTimeThereIsNothingToDo() {
        LeftoverProbes.ofAKilledRun(world, ONE).whole();

        Run first = Run.of("probe", "cleanup");
        Run second = Run.of("probe", "cleanup", "--yes");

        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(first.out())
                .startsWith("✓ " + ONE + " is removed\n")
                .contains("gone: role " + ONE, "nothing is left behind");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
        assertThat(second.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(second.out()).contains("nothing to remove");
        assertThat(world.lambda.listFunctions().functions())
                .extracting(function -> function.functionName())
                .containsExactly(AwsWorld.FUNCTION);
    }

    @Test
    void whatIsLeftOfHalfARemovalIsRemovedToo() {
        LeftoverProbes.ofAKilledRun(world, "vpc-doctor-probe-00000001").role();
        LeftoverProbes.ofAKilledRun(world, "vpc-doctor-probe-00000002").role().rolePolicy();
        LeftoverProbes.ofAKilledRun(world, "vpc-doctor-probe-00000003").logGroup();
        LeftoverProbes.ofAKilledRun(world, "vpc-doctor-probe-00000004").function();

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .contains(
                        "-00000001 is removed", "-00000002 is removed", "-00000003 is removed", "-00000004 is removed");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void whatSomebodyNeedsStays() {
        LeftoverProbes.kept(world, ONE).whole();
        LeftoverProbes.inUse(world, OTHER).role();
        LeftoverProbes.permanent(world, "vpc-doctor-probe-smoke").function();
        LeftoverProbes.ofAnotherMachine(world, "vpc-doctor-probe-0000cccc").logGroup();
        LeftoverProbes.ofAKilledRun(world, "vpc-doctor-probe-0000dddd").whole();

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .contains(
                        "vpc-doctor-probe-0000dddd is removed",
                        ONE + " is kept by",
                        OTHER + " is in use",
                        "vpc-doctor-probe-smoke is permanent",
                        "vpc-doctor-probe-0000cccc is perhaps in use");
        assertThat(LeftoverProbes.ofProbes(world))
                .hasSize(6)
                .noneMatch(what -> what.contains("0000dddd"))
                .contains("role " + OTHER, "function vpc-doctor-probe-smoke-" + world.functionSubnetA);
    }

    @Test
    void whatIsPerhapsInUseIsRemovedByForceAndWhatIsKeptIsNot() {
        LeftoverProbes.kept(world, ONE).role();
        LeftoverProbes.ofAnotherMachine(world, OTHER).whole();

        Run run = Run.of("probe", "cleanup", "--force");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(LeftoverProbes.ofProbes(world)).containsExactly("role " + ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda:DeleteFunction", "iam:DeleteRolePolicy", "iam:DeleteRole", "logs:DeleteLogGroup"})
    void whatIsNotAllowedToBeRemovedIsToldWithTheCommandThatRemovesIt(String refused) {
        LeftoverProbes.ofAKilledRun(world, ONE).whole();
        ACCOUNT.proxy.breakWith(refusing(refused));

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "✗ " + ONE + " could not be removed whole",
                        "AWS refused " + refused,
                        "by hand:",
                        "something is left behind");
        assertThat(LeftoverProbes.ofProbes(world)).isNotEmpty();
        assertThat(run.err()).isEmpty();

        ACCOUNT.proxy.breakWith(Fault.NONE);
        assertThat(Run.of("probe", "cleanup").exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void aRoleStaysAsLongAsItsFunctionDoes() {
        LeftoverProbes.ofAKilledRun(world, ONE).whole();
        ACCOUNT.proxy.breakWith(refusing("lambda:DeleteFunction"));

        Run run = Run.of("probe", "cleanup");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("left: role " + ONE + ": Lambda needs it for the function that is left");
        assertThat(LeftoverProbes.ofProbes(world))
                .containsExactlyInAnyOrder("function " + ONE + "-" + world.functionSubnetA, "role " + ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:ListRoles", "logs:DescribeLogGroups"})
    void whereNotEverythingCouldBeSeenTheRestIsRemovedAndNothingIsPromised(String refused) {
        LeftoverProbes.ofAKilledRun(world, ONE).function();
        ACCOUNT.proxy.breakWith(refusing(refused));

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.out()).contains("✓ " + ONE + " is removed", "AWS refused " + refused, "There may be more");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void whereFunctionsCannotBeSeenNothingIsRemoved() {
        LeftoverProbes.ofAKilledRun(world, ONE).whole();
        ACCOUNT.proxy.breakWith(refusing("lambda:ListFunctions"));

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("its functions cannot be looked for", "There may be more functions");
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda:ListTags", "iam:ListRoleTags", "logs:ListTagsForResource"})
    void theTagsOfOnePartTellWhoseTheOthersAre(String refused) {
        LeftoverProbes.ofAKilledRun(world, ONE).whole();
        ACCOUNT.proxy.breakWith(refusing(refused));

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void whatHasTagsThatNobodyMayReadStaysAndNothingIsPromised() {
        LeftoverProbes.ofAKilledRun(world, ONE).role();
        ACCOUNT.proxy.breakWith(refusing("iam:ListRoleTags"));

        Run run = Run.of("probe", "cleanup");

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.out()).contains(ONE + " is perhaps in use: its tags");
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(1);
    }

    @Test
    void aRefusalOfEverythingIsExitCodeFour() {
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.of(denied(call)));

        for (String command : List.of("list", "cleanup", "remove 0000aaaa")) {
            Run run = Run.of(("probe " + command).split(" ", -1));
            assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.AWS_REFUSED);
            assertThat(run.err()).contains("sts:GetCallerIdentity").doesNotContain("\tat ");
        }
    }

    @Test
    void aRefusalOfAllListsIsExitCodeFour() {
        ACCOUNT.proxy.breakWith(
                (call, attempt) -> call.operation().startsWith("sts:") ? Optional.empty() : Optional.of(denied(call)));

        for (String command : List.of("list", "cleanup", "remove 0000aaaa")) {
            Run run = Run.of(("probe " + command).split(" ", -1));
            assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.AWS_REFUSED);
            assertThat(run.out() + run.err()).contains("lambda:ListFunctions").doesNotContain("\tat ");
        }
    }

    @Test
    void theListTellsWhatStandsThere() {
        LeftoverProbes.kept(world, ONE).whole();
        LeftoverProbes.ofAKilledRun(world, OTHER).logGroup();

        Run text = Run.of("probe", "list");
        Run json = Run.of("probe", "list", "--output", "json");

        assertThat(text.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(text.out())
                .containsPattern("· " + ONE + " +kept\n")
                .contains("for         checkout\n")
                .contains("in          " + world.functionSubnetA + " with " + world.functionGroup + "\n")
                .contains("may reach   db.example.com:5432\n")
                .containsPattern("! " + OTHER + " +left behind\n")
                .contains("consists of a function, a role and a log group\n", "consists of a log group\n");
        assertThat(JsonSchemas.PROBE_LIST.violations(json.out())).isEmpty();
        assertThat(json.out()).contains(OTHER, "\"left-behind\"");
    }

    @Test
    void aListThatMayBeIncompleteSaysSo() {
        ACCOUNT.proxy.breakWith(refusing("iam:ListRoles"));

        Run run = Run.of("probe", "list");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).contains("no probes found", "AWS refused iam:ListRoles", "There may be more roles");
    }

    private static Fault refusing(String operation) {
        return (call, attempt) -> call.operation().equals(operation) ? Optional.of(denied(call)) : Optional.empty();
    }

    private static CannedAnswer denied(ApiCall call) {
        return CannedAnswer.error(call, 403, "AccessDeniedException", "User is not authorized to perform this");
    }
}
