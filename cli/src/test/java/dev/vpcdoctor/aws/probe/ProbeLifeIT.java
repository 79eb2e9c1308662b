package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import dev.vpcdoctor.shared.ProbeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** What probes leave in a real API server while they are there, and that nothing is left of them afterwards. */
class ProbeLifeIT {
    @RegisterExtension
    static final Account ACCOUNT = new Account();

    @BeforeEach
    void build() {
        ACCOUNT.build();
    }

    @Test
    void eachSubnetIsSeenAndNothingStays() {
        RecordingListener heard = new RecordingListener();

        ProbeOutcome outcome;
        try (ProbeAccount open = ACCOUNT.open()) {
            outcome = open.run(ACCOUNT.order(), ProbeRequest.of(), heard);
        }

        assertThat(outcome.reports())
                .extracting(SubnetReport.Seen::subnetId)
                .containsExactly(ACCOUNT.world.functionSubnetA, ACCOUNT.world.functionSubnetB);
        assertThat(outcome.reports()).allSatisfy(seen -> {
            assertThat(seen.report()).isEqualTo(Reports.EMPTY);
            assertThat(seen.toJson())
                    .contains("\"SubnetId\":\"" + seen.subnetId(), "[\"" + ACCOUNT.world.functionGroup + "\"]");
        });
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.remarks()).isEmpty();
        assertThat(outcome.removal().orElseThrow().removed()).hasSize(4);
        assertThat(outcome.removal().orElseThrow().isWhole()).isTrue();
        assertThat(heard.steps())
                .containsExactly(ProbeListener.Step.DEPLOYING, ProbeListener.Step.SENDING, ProbeListener.Step.REMOVING);
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @Test
    void aProbeStandsExactlyAsTheFunctionDoesAndMayDoNothingElse() {
        ProbeName name;
        try (ProbeAccount open = ACCOUNT.open()) {
            name = open.deploy(ACCOUNT.orderToKeep(Duration.ofHours(2)), RecordingListener.NOTHING)
                    .name();
        }

        FunctionConfiguration probe = ACCOUNT.world.lambda.listFunctions().functions().stream()
                .filter(function -> function.functionName().equals(name.function(ACCOUNT.world.functionSubnetA)))
                .findFirst()
                .orElseThrow();
        assertThat(probe.vpcConfig().subnetIds()).containsExactly(ACCOUNT.world.functionSubnetA);
        assertThat(probe.vpcConfig().securityGroupIds()).containsExactly(ACCOUNT.world.functionGroup);
        assertThat(probe.environment().variables()).isEqualTo(Map.of("VPC_DOCTOR_ALLOW", "db.example.com:5432"));
        assertThat(probe.handler()).isEqualTo("dev.vpcdoctor.probe.ProbeHandler");
        assertThat(probe.timeout()).isEqualTo(30);
        assertThat(ACCOUNT.world
                        .lambda
                        .getFunctionConcurrency(r -> r.functionName(probe.functionName()))
                        .reservedConcurrentExecutions())
                .isEqualTo(2);
        Role role = ACCOUNT.world.iam.getRole(r -> r.roleName(name.value())).role();
        assertThat(role.arn()).isEqualTo(probe.role());
        assertThat(ACCOUNT.world
                        .iam
                        .getRolePolicy(r -> r.roleName(name.value()).policyName("vpc-doctor-probe"))
                        .policyDocument())
                .contains(name.value())
                .doesNotContain("logs%3ACreateLogGroup", "logs:CreateLogGroup");
        assertThat(ACCOUNT.world
                        .logs
                        .describeLogGroups(r -> r.logGroupNamePrefix(name.logGroup()))
                        .logGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.retentionInDays()).isEqualTo(1));
        Map<String, String> tags = ACCOUNT.world
                .lambda
                .listTags(r -> r.resource(probe.functionArn()))
                .tags();
        assertThat(tags)
                .containsOnlyKeys(
                        "vpc-doctor:purpose",
                        "vpc-doctor:function",
                        "vpc-doctor:owner",
                        "vpc-doctor:process",
                        "vpc-doctor:created",
                        "vpc-doctor:expires");
        assertThat(tags.get("vpc-doctor:process")).isEqualTo("none");
        assertThat(role.tags()).extracting(Tag::key).containsExactlyInAnyOrderElementsOf(tags.keySet());
        assertThat(Instant.parse(tags.get("vpc-doctor:expires")))
                .isEqualTo(Instant.parse(tags.get("vpc-doctor:created")).plus(Duration.ofHours(2)));
    }

    @Test
    void untilItIsWholeADeploymentToKeepBelongsToItsProcess() {
        List<Retention> seen = new CopyOnWriteArrayList<>();
        ACCOUNT.live.proxy.breakWith((call, attempt) -> {
            if (call.operation().equals("lambda:PutFunctionConcurrency") && attempt == 1) {
                try (ProbeAccount somebodyElse = ACCOUNT.open()) {
                    somebodyElse.inventory().probes().forEach(probes -> seen.add(probes.retention(Instant.now())));
                }
            }
            return Optional.empty();
        });

        try (ProbeAccount open = ACCOUNT.open()) {
            open.deploy(ACCOUNT.orderToKeep(Duration.ofHours(2)), RecordingListener.NOTHING);

            assertThat(seen).containsExactly(Retention.IN_USE);
            assertThat(open.inventory().probes())
                    .singleElement()
                    .satisfies(probes ->
                            assertThat(probes.retention(Instant.now())).isEqualTo(Retention.KEPT));
        }
    }

    @Test
    void whatCannotBeMarkedAsKeptIsTold() {
        ACCOUNT.live.proxy.breakWith((call, attempt) -> call.action().startsWith("Tag")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDeniedException", "not authorized"))
                : Optional.empty());

        try (ProbeAccount open = ACCOUNT.open()) {
            ProbeKeepResult deployed = open.deploy(ACCOUNT.orderToKeep(Duration.ofHours(2)), RecordingListener.NOTHING);

            assertThat(deployed.removal()).isEmpty();
            assertThat(deployed.remarks())
                    .singleElement()
                    .asString()
                    .startsWith("'vpc-doctor probe cleanup' takes the probes for left behind, since they could not be"
                            + " marked as kept: AWS refused ");
        }
    }

    @Test
    void aGivenRoleIsUsedAndStays() {
        ProbeOrder order = new ProbeOrder(
                ACCOUNT.placement(),
                "db.example.com:5432",
                Optional.of(ACCOUNT.world.role),
                ProbeOrder.LIFETIME_OF_A_RUN,
                false);

        ProbeOutcome outcome = ACCOUNT.run(order);

        assertThat(outcome.reports()).hasSize(2);
        assertThat(ACCOUNT.live.proxy.operations()).noneMatch(operation -> operation.startsWith("iam:Create"));
        assertThat(ACCOUNT.ofProbes()).isEmpty();
        assertThat(ACCOUNT.world.iam.getRole(r -> r.roleName("checkout-role")).role())
                .isNotNull();
    }

    @Test
    void aKeptProbeIsFoundAgainLooksAgainAndIsRemovedByItsName() {
        try (ProbeAccount open = ACCOUNT.open()) {
            ProbeKeepResult deployed = open.deploy(ACCOUNT.orderToKeep(Duration.ofHours(2)), RecordingListener.NOTHING);
            assertThat(deployed.removal()).isEmpty();

            DeployedProbes found = open.inventory().probes().get(0);
            assertThat(found.name()).isEqualTo(deployed.name());
            assertThat(found.what()).hasSize(4);
            assertThat(found.retention(Instant.now())).isEqualTo(Retention.KEPT);
            assertThat(found.retention(Instant.now().plus(Duration.ofHours(3)))).isEqualTo(Retention.LEFTOVER);
            assertThat(found.owner().orElseThrow()).startsWith("arn:aws:");

            ProbeOutcome outcome = open.look(found, ProbeRequest.of());
            assertThat(outcome.reports())
                    .extracting(SubnetReport.Seen::subnetId, SubnetReport.Seen::securityGroupIds)
                    .containsExactlyInAnyOrder(
                            tuple(ACCOUNT.world.functionSubnetA, Set.of(ACCOUNT.world.functionGroup)),
                            tuple(ACCOUNT.world.functionSubnetB, Set.of(ACCOUNT.world.functionGroup)));
            assertThat(open.remove(found).isWhole()).isTrue();
        }
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @Test
    void twoRunsAtOnceDoNotDisturbEachOther() {
        CompletableFuture<ProbeOutcome> one = CompletableFuture.supplyAsync(() -> ACCOUNT.run(ACCOUNT.order()));
        CompletableFuture<ProbeOutcome> other = CompletableFuture.supplyAsync(() -> ACCOUNT.run(ACCOUNT.order()));

        assertThat(List.of(one.join(), other.join())).allSatisfy(outcome -> {
            assertThat(outcome.reports()).hasSize(2);
            assertThat(outcome.removal().orElseThrow().isWhole()).isTrue();
            assertThat(outcome.remarks()).isEmpty();
        });
        assertThat(one.join().name()).isNotEqualTo(other.join().name());
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @Test
    void aRunThatGoesOnIsInUseForEverybodyElse() {
        ACCOUNT.live.proxy.runFunctionsWith((name, event) -> {
            try (ProbeAccount somebodyElse = ACCOUNT.open()) {
                assertThat(somebodyElse.inventory().probes())
                        .singleElement()
                        .satisfies(probes ->
                                assertThat(probes.retention(Instant.now())).isEqualTo(Retention.IN_USE));
            }
            return Reports.empty();
        });

        assertThat(ACCOUNT.run(ACCOUNT.order()).reports()).hasSize(2);
    }

    @Test
    void whatAnEarlierRunLeftIsTold() {
        try (ProbeAccount open = ACCOUNT.open()) {
            ProbeName left = open.deploy(ACCOUNT.orderToKeep(Duration.ZERO), RecordingListener.NOTHING)
                    .name();

            ProbeOutcome outcome = open.run(ACCOUNT.order(), ProbeRequest.of(), RecordingListener.NOTHING);

            assertThat(outcome.remarks())
                    .containsExactly(
                            left + " was left behind by an earlier run: 'vpc-doctor probe cleanup' removes it");
        }
    }

    @Test
    void aProbeThatRunsAndFailsIsAResult() {
        ACCOUNT.live.proxy.runFunctionsWith((name, event) -> CannedAnswer.functionError(
                "{\"errorMessage\": \"Task timed out after 30.00 seconds\", \"errorType\": \"Sandbox.Timedout\"}"));

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.stage()).isEqualTo(Stage.FUNCTION);
            assertThat(failure.code()).isEqualTo("Sandbox.Timedout");
            assertThat(failure.message()).isEqualTo("the probe ran and failed: Task timed out after 30.00 seconds");
        });
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @Test
    void anAnswerThatIsNoReportIsAResult() {
        ACCOUNT.live.proxy.runFunctionsWith(
                (name, event) -> CannedAnswer.text("application/json", "{\"statusCode\": 200}"));

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.stage()).isEqualTo(Stage.REPORT));
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @Test
    void theFunctionItselfIsNeverTouched() {
        ACCOUNT.run(ACCOUNT.order());

        assertThat(ACCOUNT.world.lambda.listFunctions().functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly(AwsWorld.FUNCTION);
    }
}
