package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import dev.vpcdoctor.aws.Permissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The healthy world seen through a connection that is not. Whatever breaks: the answer is right or unknown, never a
 * certain wrong one, and the command ends with a sentence.
 */
class FaultyAnswersIT {
    private static final String FIRST = "lambda:GetFunctionConfiguration";
    private static final Set<Integer> HONEST = Set.of(ExitCode.HEALTHY, ExitCode.INCONCLUSIVE);

    private static LiveAccount account;

    @BeforeAll
    static void start() {
        account = new LiveAccount();
        account.build().close();
    }

    @AfterAll
    static void stop() {
        if (account != null) {
            account.close();
        }
    }

    @Test
    void everyCallIsThrottledOnce() {
        account.proxy.breakWith((call, attempt) -> attempt == 1
                ? Optional.of(CannedAnswer.error(
                        call, call.service().equals("ec2") ? 503 : 400, throttling(call.service()), "Rate exceeded"))
                : Optional.empty());

        // The SDK's adaptive mode slows down to a call in two seconds.
        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders", "--timeout", "300");

        assertThat(run.out()).startsWith("✓ ");
        assertThat(run.out().replaceAll("\\s+", " ")).contains("everything could be read");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(account.proxy.attemptsOf("ec2:DescribeVpcs")).isEqualTo(2);
    }

    private static String throttling(String service) {
        return service.equals("ec2") ? "RequestLimitExceeded" : "ThrottlingException";
    }

    @Test
    void accessIsDeniedToEachCallInTurn() {
        diagnoseWith(Fault.NONE);
        List<String> operations = new ArrayList<>(account.proxy.operations());
        assertThat(operations).hasSizeGreaterThan(30);
        SoftAssertions each = new SoftAssertions();
        for (String operation : operations) {
            Run run = diagnoseWith((call, attempt) -> call.operation().equals(operation)
                    ? Optional.of(CannedAnswer.error(
                            call,
                            403,
                            call.service().equals("ec2") ? "UnauthorizedOperation" : "AccessDenied",
                            "You are not authorized to perform this operation."))
                    : Optional.empty());
            if (operation.equals(FIRST)) {
                each.assertThat(run.exitCode()).as(operation).isEqualTo(ExitCode.AWS_REFUSED);
                each.assertThat(run.err()).contains(FIRST, "iam-policy");
            } else {
                each.assertThat(run.exitCode()).as(operation).isIn(HONEST);
                each.assertThat(run.out()).as(operation).contains(operation);
                assertNothingIsWrong(each, operation, run);
            }
        }
        each.assertAll();
    }

    @Test
    void everyCallButTheFirstFailsInItsOwnWay() {
        SoftAssertions each = new SoftAssertions();
        for (Broken broken : Broken.values()) {
            Run run = diagnoseWith((call, attempt) ->
                    call.operation().equals(FIRST) ? Optional.empty() : Optional.of(broken.answer(call)));
            each.assertThat(run.exitCode()).as(broken + run.out()).isEqualTo(ExitCode.INCONCLUSIVE);
            assertNothingIsWrong(each, broken.name(), run);
        }
        each.assertAll();
    }

    @Test
    void theFirstCallFails() {
        SoftAssertions each = new SoftAssertions();
        for (Broken broken : Broken.values()) {
            Run run = diagnoseWith((call, attempt) ->
                    call.operation().equals(FIRST) ? Optional.of(broken.answer(call)) : Optional.empty());
            each.assertThat(run.exitCode()).as(broken + run.err()).isEqualTo(ExitCode.AWS_REFUSED);
            each.assertThat(run.err().lines()).as(broken.name()).hasSize(1);
            assertNothingIsWrong(each, broken.name(), run);
        }
        each.assertAll();
    }

    /** What may come instead of an answer. */
    private enum Broken {
        SERVER_ERROR,
        LOG_IN_PAGE,
        EMPTY,
        OTHER_ANSWER,
        CUT_OFF,
        EXPIRED;

        CannedAnswer answer(ApiCall call) {
            String page = "<html><body>Please log in</body></html>";
            return switch (this) {
                case SERVER_ERROR -> CannedAnswer.error(call, 500, "InternalError", "An internal error has occurred");
                case LOG_IN_PAGE -> CannedAnswer.text("text/html", page);
                case EMPTY -> CannedAnswer.text("text/xml", "");
                case OTHER_ANSWER -> CannedAnswer.text("application/json", "{\"unexpected\": []}");
                case CUT_OFF ->
                    CannedAnswer.text("text/xml", "<" + call.action() + "Response><vpcSet><item>")
                            .cutOffAfter(20);
                case EXPIRED -> CannedAnswer.error(call, 400, "RequestExpired", "Request has expired.");
            };
        }
    }

    @Test
    void credentialsThatExpireMidwayLeaveTheRestUnknown() {
        Run run = diagnoseWith((call, attempt) -> call.operation().startsWith("ec2:")
                ? Optional.of(CannedAnswer.error(call, 400, "RequestExpired", "Request has expired."))
                : Optional.empty());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out()).startsWith("? ").contains("ec2:DescribeSubnets (RequestExpired)");
    }

    @Test
    void whatIsNotAnsweredInTimeIsUnknown() {
        account.proxy.breakWith((call, attempt) -> call.operation().equals("ec2:DescribeRouteTables")
                ? Optional.of(CannedAnswer.text("text/xml", "").after(Duration.ofSeconds(30)))
                : Optional.empty());

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders", "--timeout", "5");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out()).startsWith("? ").contains("ec2:DescribeRouteTables (TimedOut)");
    }

    @Test
    void aFunctionThatDoesNotExistSuggestsTheOneThatWasMeant() {
        account.proxy.breakWith(Fault.NONE);

        Run run = Run.of("diagnose", "chekout", "--to", "rds:orders");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("no function chekout in eu-west-1", "did you mean checkout");
    }

    @Test
    void thePolicyNamesTheCallsThatReallyCome() {
        diagnoseWith(Fault.NONE);
        Run.of("diagnose", "chekout", "--to", "rds:orders");

        assertThat(Permissions.TO_COLLECT).containsAll(account.proxy.operations());
        Run policy = Run.of("iam-policy");
        assertThat(policy.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(Permissions.TO_COLLECT)
                .isSorted()
                .allSatisfy(action -> assertThat(policy.out()).contains("\"" + action + "\""));
    }

    private static Run diagnoseWith(Fault fault) {
        account.proxy.breakWith(fault);
        return Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders");
    }

    private static void assertNothingIsWrong(SoftAssertions each, String what, Run run) {
        each.assertThat(run.out()).as(what).doesNotStartWith("✗");
        each.assertThat(run.out() + run.err()).as(what).doesNotContain("\tat ", "Exception", "defect of vpc-doctor");
    }
}
