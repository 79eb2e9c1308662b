package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.probe.Deployed;
import dev.vpcdoctor.aws.probe.Patience;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeListener;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.shared.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagnosis that sends packets, against the API server; what runs when a probe is invoked, the test says. */
class DiagnoseWithProbeIT {
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;
    private static final String DATABASE_ADDRESS = "10.20.20.30";
    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void begins(Step step) {}

        @Override
        public void removedAtExit(Removal removal) {}
    };

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private AwsWorld world;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
        probesSee(Outcome.OPEN);
    }

    private static void probesSee(Outcome tcp) {
        ACCOUNT.proxy.runFunctionsWith((name, event) -> new ProbeAnswers(DATABASE_ADDRESS, tcp).to(event));
    }

    private static Run diagnose(String... options) {
        List<String> arguments = new ArrayList<>(List.of("diagnose", AwsWorld.FUNCTION));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    /** On a terminal before which somebody types an answer. */
    private static Run diagnose(String answer, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("diagnose", AwsWorld.FUNCTION));
        arguments.addAll(options);
        Keyboard keyboard = new Keyboard() {
            @Override
            public boolean isThere() {
                return true;
            }

            @Override
            public Optional<String> line() {
                return Optional.of(answer);
            }
        };
        return Run.on(
                new Terminal(Map.of(), false, OptionalInt::empty, () -> true, keyboard),
                arguments.toArray(String[]::new));
    }

    private String keep(String allowList, Duration lifetime, boolean kept) {
        AwsOptions options = new AwsOptions(
                Optional.empty(), Optional.empty(), AwsOptions.DEFAULT_TIMEOUT, AwsOptions.DEFAULT_SINCE, false);
        try (ProbeAccount account = ProbeAccount.open(options, Optional.empty(), Patience.DEFAULT)) {
            ProbePlacement placement = new ProbePlacement(
                    List.of(world.functionSubnetA, world.functionSubnetB),
                    List.of(world.functionGroup),
                    false,
                    Optional.of(AwsWorld.FUNCTION));
            Deployed deployed =
                    account.deploy(new ProbeOrder(placement, allowList, Optional.empty(), lifetime, kept), NOBODY);
            return deployed.name().value();
        }
    }

    private String databaseName() {
        return world.rds
                .describeDBInstances(r -> r.dbInstanceIdentifier(AwsWorld.DATABASE))
                .dbInstances()
                .get(0)
                .endpoint()
                .address();
    }

    private List<String> ofProbes() {
        List<String> found = new ArrayList<>();
        world.lambda.listFunctions().functions().forEach(function -> found.add(function.functionName()));
        world.iam.listRoles().roles().forEach(role -> found.add(role.roleName()));
        world.logs.describeLogGroups().logGroups().forEach(group -> found.add(group.logGroupName()));
        return found.stream().filter(name -> name.contains("vpc-doctor-probe-")).toList();
    }

    @Test
    void aHealthyNetworkIsCertainlyFineAndNothingIsLeft() {
        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out())
                .as(run.err())
                .containsPattern("checkout reaches .*: the network is fine +certain")
                .contains("packets of 2 probes");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(ofProbes()).isEmpty();
    }

    @Test
    void aBlockThatPacketsProveIsCertain() {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);
        probesSee(Outcome.TIMED_OUT);

        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .as(run.err())
                .containsPattern("checkout cannot reach .* certain")
                .contains("target-sg-blocks-ingress")
                .contains("timed out after 3.0 s");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(ofProbes()).isEmpty();
    }

    @Test
    void withoutConsentItPredictsAlone() {
        Run run = diagnose("--to", DATABASE);

        assertThat(run.out())
                .containsPattern("the network is fine +likely")
                .contains("no packets sent: --probe deploy");
        assertThat(run.err()).isEmpty();
        assertThat(ACCOUNT.proxy.operations()).doesNotContain("lambda:CreateFunction", "lambda:InvokeFunction");
    }

    @Test
    void whereNobodyCanBeAskedDeploymentNeedsAYes() {
        Run run = diagnose("--to", DATABASE, "--probe", "deploy");

        assertThat(run.err()).contains("add --yes");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ACCOUNT.proxy.operations()).isEmpty();
    }

    @Test
    void aPersonIsAskedOnceAndDecides() {
        Run yes = diagnose("y", List.of("--to", DATABASE));
        assertThat(yes.err())
                .contains("2 Lambda functions vpc-doctor-probe-", world.functionSubnetA, world.functionGroup)
                .contains("a role and a log group", "removed at the end", "US cents", "Deploy? [y/N]");
        assertThat(yes.out()).contains("packets of 2 probes");
        assertThat(ofProbes()).isEmpty();

        Run no = diagnose("", List.of("--to", DATABASE));
        assertThat(no.err()).contains("Deploy? [y/N]");
        assertThat(no.out()).contains("no packets sent");
    }

    @Test
    void aProbeThatWasKeptIsUsedAndLeft() {
        String name = keep(databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.empty());

        Run run = diagnose("--to", DATABASE);

        assertThat(run.out())
                .as(run.err())
                .containsPattern("the network is fine +certain")
                .contains("packets of 2 probes");
        assertThat(run.err()).isEmpty();
        // Once for each subnet: all that is asked of it was guessed before the configuration was read.
        assertThat(ACCOUNT.proxy.attemptsOf("lambda:InvokeFunction")).isEqualTo(2);
        assertThat(ACCOUNT.proxy.operations()).doesNotContain("lambda:CreateFunction", "lambda:DeleteFunction");
        assertThat(ofProbes()).anyMatch(one -> one.startsWith(name + "-subnet-"));
    }

    @Test
    void aKeptProbeIsAskedAgainForWhatWasNotGuessed() {
        keep("10.20.0.0/16:5432, *.rds.amazonaws.com:5432", ProbeOrder.LIFETIME_KEPT, true);
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.empty());

        Run run = diagnose("--to", DATABASE);

        assertThat(run.out()).as(run.err()).containsPattern("the network is fine +certain");
        assertThat(ACCOUNT.proxy.attemptsOf("lambda:InvokeFunction")).isEqualTo(2);
    }

    @Test
    void whatAKeptProbeMayNotConnectToIsSaid() {
        String name = keep(databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);

        Run run = diagnose("--to", DATABASE, "--to", "10.20.0.9:6379", "--output", "json");

        assertThat(run.out())
                .as(run.err())
                .contains("\"confidence\": \"certain\"")
                .contains("packets to 10.20.0.9:6379")
                .contains(name + " may not connect to 10.20.0.9:6379: its allow list does not name it");
    }

    @Test
    void aKeptProbeThatMayConnectToNothingOfItIsNotUsedAndSaysWhy() {
        String name = keep("10.20.0.9:6379", ProbeOrder.LIFETIME_KEPT, true);
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.empty());

        Run run = diagnose("--to", DATABASE);

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("no packets sent")
                .contains(name + " may not connect to " + databaseName() + ":5432: its allow list does not name it");
        assertThat(ACCOUNT.proxy.operations()).doesNotContain("lambda:CreateFunction");
    }

    @Test
    void aProbeIsUsedByItsName() {
        String name = keep(databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);

        assertThat(diagnose("--to", DATABASE, "--probe", name).out()).contains("packets of 2 probes");
    }

    @Test
    void aNameThatIsNoneSaysWhichThereAre() {
        String name = keep(databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);

        Run run = diagnose("--to", DATABASE, "--probe", "vpc-doctor-probe-0000");

        assertThat(run.err()).contains("there is no probe vpc-doctor-probe-0000", "there is " + name, "--probe deploy");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "none"})
    void whatAnEarlierRunLeftBehindIsSaid(String probe) throws InterruptedException {
        String name = keep(databaseName() + ":5432", Duration.ofSeconds(1), false);
        Thread.sleep(2_000);

        Run run = diagnose("--to", DATABASE, "--probe", probe);

        String sentence = name + " was left behind by an earlier run: 'vpc-doctor probe cleanup' removes it";
        assertThat(run.err()).contains(sentence);
        assertThat(run.out().replaceAll("\\s+", " ")).contains(sentence);
        assertThat(ACCOUNT.proxy.operations()).doesNotContain("lambda:InvokeFunction");
    }

    @ParameterizedTest
    @CsvSource({
        "SubnetOutOfIPAddresses, subnet-out-of-addresses, the subnet has no free address",
        "EniLimitExceeded, eni-quota-reached, the VPC has as many network interfaces as it may have",
        "InvalidSecurityGroup, subnet-or-security-group-gone, a subnet or security group does not exist",
        "EC2RequestLimitExceeded, ec2-api-throttled, EC2 throttled Lambda's calls"
    })
    void aProbeThatCannotBeConnectedIsAFinding(String reason, String code, String meaning) {
        notConnected(reason);

        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes");

        String subnet = world.functionSubnetB;
        assertThat(run.out().replaceAll("\\s+", " "))
                .as(run.err())
                .contains(code)
                .contains("in " + subnet + ", as it could give none to the probe: " + meaning)
                .contains("Lambda could not connect the probe to " + subnet + ": Lambda says so.")
                .contains("packets of 1 probe");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(ofProbes()).isEmpty();
    }

    @Test
    void ofTheProbesOwnRoleNothingFollowsForTheFunction() {
        notConnected("InsufficientRolePermissions");

        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .doesNotContain("role-cannot-manage-enis")
                .contains("probe in " + world.functionSubnetB + " (InsufficientRolePermissions): Lambda could not"
                        + " connect the probe");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    /** Lambda makes the probe of the second subnet, and cannot connect it. */
    private void notConnected(String reason) {
        ACCOUNT.proxy.rewriteWith((call, request, truth) -> call.operation().equals("lambda:GetFunctionConfiguration")
                        && request.contains("vpc-doctor-probe-")
                        && request.contains(world.functionSubnetB)
                ? CannedAnswer.text(
                        "application/json",
                        "{\"FunctionName\": \"any\", \"State\": \"Failed\", \"StateReasonCode\": \"" + reason
                                + "\", \"StateReason\": \"Lambda says so.\"}")
                : truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:ListRoles", "logs:DescribeLogGroups", "sts:GetCallerIdentity"})
    void whoMayNotLookForProbesIsNoWorseOffThanBefore(String refused) {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals(refused)
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDenied", "not authorized"))
                : Optional.empty());

        Run run = diagnose("--to", DATABASE);

        assertThat(run.out()).containsPattern("the network is fine +likely").contains("everything could be read");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aRefusedDeploymentIsSaidOnceAndTheConfigurationStillSpeaks() {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals("lambda:CreateFunction")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDeniedException", "not authorized"))
                : Optional.empty());

        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("the network is fine likely")
                .contains("probe in " + world.functionSubnetA + " and " + world.functionSubnetB
                        + " (AccessDeniedException): AWS refused lambda:CreateFunction");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(ofProbes()).isEmpty();
    }

    @Test
    void whatCannotBeRemovedIsSaidLoudlyAndHidesNoDiagnosis() {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals("iam:DeleteRole")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDenied", "not authorized"))
                : Optional.empty());

        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes", "--quiet");

        assertThat(run.err()).contains("NOT REMOVED: role vpc-doctor-probe-", "'vpc-doctor probe cleanup'");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("the network is fine certain")
                .contains("NOT REMOVED: role vpc-doctor-probe-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aFunctionInNoVpcHasNoPlaceForProbes() {
        world.moveFunction(List.of(), List.of());

        Run run = diagnose("--to", DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("packets (not sent): checkout is in no VPC: it has no subnets in which a probe could stand");
        assertThat(ACCOUNT.proxy.operations()).doesNotContain("lambda:CreateFunction");
    }
}
