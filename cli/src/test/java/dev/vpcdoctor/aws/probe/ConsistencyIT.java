package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS does things in its own time: what is not so yet is waited for, and what will never be so is told with its reason. */
@Timeout(120)
class ConsistencyIT {
    private static final String CREATE = "lambda:CreateFunction";
    private static final String LOOK = "lambda:GetFunctionConfiguration";
    private static final String NOT_ASSUMABLE = "The role defined for the function cannot be assumed by Lambda.";
    private static final String NOT_PERMITTED =
            "The provided execution role does not have permissions to call CreateNetworkInterface on EC2";

    @RegisterExtension
    static final Account ACCOUNT = new Account();

    @BeforeEach
    void build() {
        ACCOUNT.build();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOT_ASSUMABLE, NOT_PERMITTED})
    void aNewRoleThatIsNotKnownYetIsWaitedFor(String message) {
        ACCOUNT.firstTimes(4, CREATE, call -> invalid(call, message));

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.reports()).hasSize(2);
        assertThat(ACCOUNT.live.proxy.attemptsOf(CREATE)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOT_ASSUMABLE, NOT_PERMITTED})
    void aNewRoleThatNeverComesToBeKnownIsToldAndRemoved(String message) {
        ACCOUNT.always(CREATE, call -> invalid(call, message));

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order(), Account.SHORT_CALLS);

        assertThat(outcome.failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.stage()).isEqualTo(Stage.DEPLOYMENT);
            assertThat(failure.message()).contains(message);
        });
        assertThat(outcome.removal().orElseThrow().leftBehind()).isEmpty();
    }

    @Test
    void aGivenRoleThatLambdaCannotAssumeIsNotWaitedFor() {
        ACCOUNT.always(CREATE, call -> invalid(call, NOT_ASSUMABLE));
        ProbeOrder order = new ProbeOrder(
                ACCOUNT.placement(),
                "db.example.com:5432",
                Optional.of(ACCOUNT.world.role),
                ProbeOrder.LIFETIME_OF_A_RUN,
                false);

        assertThat(ACCOUNT.run(order).failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.message()).contains("cannot be assumed by Lambda"));
        assertThat(ACCOUNT.live.proxy.attemptsOf(CREATE)).isEqualTo(2);
    }

    @Test
    void anotherInvalidParameterIsNotWaitedFor() {
        ACCOUNT.always(
                CREATE, call -> invalid(call, "Error occurred while DescribeSecurityGroups. EC2 Error Code: 500"));

        assertThat(ACCOUNT.run(ACCOUNT.order()).failures()).hasSize(2);
        assertThat(ACCOUNT.live.proxy.attemptsOf(CREATE)).isEqualTo(2);
    }

    @Test
    void aConnectionThatTakesTimeIsWaitedFor() {
        ACCOUNT.firstTimes(6, LOOK, call -> state("\"State\": \"Pending\", \"StateReasonCode\": \"Creating\""));

        assertThat(ACCOUNT.run(ACCOUNT.order()).reports()).hasSize(2);
    }

    @Test
    void aConnectionThatIsNeverMadeIsToldWhenTheTimeIsUp() {
        ACCOUNT.always(LOOK, call -> state("\"State\": \"Pending\", \"StateReasonCode\": \"Creating\""));

        assertThat(ACCOUNT.run(ACCOUNT.order(), Account.SHORT_CALLS).failures())
                .hasSize(2)
                .allSatisfy(failure -> {
                    assertThat(failure.stage()).isEqualTo(Stage.CONNECTION);
                    assertThat(failure.code()).isEqualTo("Pending");
                    assertThat(failure.message())
                            .isEqualTo("Lambda has not connected the probe to " + failure.subnetId()
                                    + " within 1 s: it is still Pending");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "SubnetOutOfIPAddresses, The subnet has no free address.",
        "EniLimitExceeded, The account has no more network interfaces.",
        "InvalidSubnet, The subnet does not exist.",
        "InvalidSecurityGroup, The security group does not exist.",
        "InsufficientRolePermissions, The role may not create network interfaces.",
        "InternalError, An internal error occurred."
    })
    void aConnectionThatFailsAfterAWhileIsAResultWithAwssReason(String code, String reason) {
        String subnet = ACCOUNT.world.functionSubnetB;
        AtomicInteger looks = new AtomicInteger();
        ACCOUNT.live.proxy.rewriteWith((call, request, truth) -> {
            if (!call.operation().equals(LOOK) || !request.contains(subnet)) {
                return truth;
            }
            return looks.incrementAndGet() <= 2
                    ? state("\"State\": \"Pending\"")
                    : state("\"State\": \"Failed\", \"StateReasonCode\": \"" + code + "\", \"StateReason\": \"" + reason
                            + "\"");
        });

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.reports())
                .extracting(SubnetReport.Seen::subnetId)
                .containsExactly(ACCOUNT.world.functionSubnetA);
        assertThat(outcome.failures())
                .containsExactly(new ProbeFailure(
                        subnet,
                        Stage.CONNECTION,
                        code,
                        "Lambda could not connect the probe to " + subnet + ": " + reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SubnetIPAddressLimitReachedException", "ENILimitReachedException", "EC2AccessDeniedException"})
    void aProbeThatLambdaCannotStartIsAResultWithAwssReason(String code) {
        ACCOUNT.always("lambda:InvokeFunction", call -> CannedAnswer.error(call, 400, code, "Lambda was not able to."));

        assertThat(ACCOUNT.run(ACCOUNT.order()).failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.stage()).isEqualTo(Stage.INVOCATION);
            assertThat(failure.code()).isEqualTo(code);
        });
    }

    @Test
    void aFunctionThatIsNotKnownForAWhileAfterItWasMadeIsWaitedFor() {
        ACCOUNT.firstTimes(5, LOOK, call -> notFound(call));

        assertThat(ACCOUNT.run(ACCOUNT.order()).reports()).hasSize(2);
    }

    @Test
    void aFunctionThatIsNeverKnownIsToldAndRemoved() {
        ACCOUNT.always(LOOK, call -> notFound(call));

        assertThat(ACCOUNT.run(ACCOUNT.order(), Account.SHORT_CALLS).failures())
                .hasSize(2)
                .allSatisfy(failure -> {
                    assertThat(failure.stage()).isEqualTo(Stage.DEPLOYMENT);
                    assertThat(failure.message()).contains(LOOK, "Function not found");
                });
    }

    @Test
    void anAccountWithoutExecutionsToSpareGoesWithoutTheLimit() {
        ACCOUNT.always(
                "lambda:PutFunctionConcurrency",
                call -> invalid(
                        call,
                        "Specified ReservedConcurrentExecutions for function decreases account's"
                                + " UnreservedConcurrentExecution below its minimum value of [100]."));

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.reports()).hasSize(2);
        assertThat(outcome.remarks())
                .hasSize(2)
                .allSatisfy(remark -> assertThat(remark).contains("has no limit of executions", "minimum value"));
    }

    @Test
    void probesThatAreToStayAreAllThereOrNone() {
        ACCOUNT.firstTimes(1, CREATE, BrokenAnswer.REFUSED::of);

        try (ProbeAccount open = ACCOUNT.open()) {
            ProbeKeepResult deployed =
                    open.deploy(ACCOUNT.orderToKeep(ProbeOrder.LIFETIME_KEPT), RecordingListener.NOTHING);

            assertThat(deployed.removal().orElseThrow().isWhole()).isTrue();
            assertThat(deployed.probes()).hasSize(2);
        }
    }

    @Test
    void whoMayNotLookForLeftoversIsNotToldOfAnyAndRunsAllTheSame() {
        ACCOUNT.live.proxy.breakWith((call, attempt) ->
                List.of("iam:ListRoles", "logs:DescribeLogGroups").contains(call.operation())
                        ? Optional.of(BrokenAnswer.REFUSED.of(call))
                        : Optional.empty());

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.reports()).hasSize(2);
        assertThat(outcome.remarks()).isEmpty();
    }

    private static CannedAnswer invalid(ApiCall call, String message) {
        return CannedAnswer.error(call, 400, "InvalidParameterValueException", message);
    }

    private static CannedAnswer notFound(ApiCall call) {
        return CannedAnswer.error(call, 404, "ResourceNotFoundException", "Function not found");
    }

    private static CannedAnswer state(String fields) {
        return CannedAnswer.text("application/json", "{\"FunctionName\": \"any\", " + fields + "}");
    }
}
