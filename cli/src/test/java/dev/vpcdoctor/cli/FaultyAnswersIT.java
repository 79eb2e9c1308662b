package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FullAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A world with everything in it, of which the database is in reach and the internet is not, seen through a connection that
 * breaks. Whatever breaks: what is said is what is said otherwise too, or unknown, and the command ends with a sentence.
 */
class FaultyAnswersIT {
    private static final String FIRST = "lambda:GetFunctionConfiguration";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private static ReportedFindings whole;
    private static List<String> operations;

    @BeforeAll
    static void build() {
        try (AwsWorld world = ACCOUNT.build()) {
            ACCOUNT.proxy.correct(new FullAccount(world).withFileSystem());
            world.ec2.deleteRoute(r -> r.routeTableId(world.privateTable).destinationCidrBlock("0.0.0.0/0"));
            // Without its log group the true answer would be an error, which stays one when it is cut off.
            world.log("/aws/lambda/" + AwsWorld.FUNCTION, "a", "START RequestId: 1 Version: $LATEST");
        }
        ACCOUNT.proxy.remember();
        Run run = diagnose();
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.PROBLEM_FOUND);
        whole = ReportedFindings.of(run);
        assertThat(whole.notRead()).isEmpty();
        assertThat(whole.sureness()).containsKeys("network-is-fine rds:orders", "no-route-to-internet internet");
        // That those of the search for probes harm nothing is shown elsewhere: a diagnosis does not rest on them.
        operations = new TreeSet<>(ACCOUNT.proxy.operations())
                .stream()
                        .filter(operation -> !ProbeSearchCalls.ALL.contains(operation))
                        .toList();
        assertThat(operations).hasSizeGreaterThan(45);
    }

    /** What may come instead of an answer. */
    enum Broken {
        REFUSED,
        SERVER_ERROR,
        LOG_IN_PAGE,
        EMPTY,
        OTHER_ANSWER,
        EXPIRED,
        /** Announced whole, and the connection breaks in the middle. */
        BROKEN_OFF,
        /** The first half, as if it were all. */
        HALF,
        /** Nothing, for longer than anybody waits. */
        SILENCE;

        CannedAnswer instead(ApiCall call, CannedAnswer truth) {
            return switch (this) {
                case REFUSED ->
                    CannedAnswer.error(
                            call,
                            403,
                            call.service().equals("ec2") ? "UnauthorizedOperation" : "AccessDenied",
                            "You are not authorized to perform this operation.");
                case SERVER_ERROR -> CannedAnswer.error(call, 500, "InternalError", "An internal error has occurred");
                case LOG_IN_PAGE -> CannedAnswer.text("text/html", "<html><body>Please log in</body></html>");
                case EMPTY -> CannedAnswer.text("text/xml", "");
                case OTHER_ANSWER -> CannedAnswer.text("application/json", "{\"unexpected\": []}");
                case EXPIRED -> CannedAnswer.error(call, 400, "RequestExpired", "Request has expired.");
                case BROKEN_OFF -> truth.cutOffAfter(truth.body().length() / 2);
                case HALF -> truth.saying(truth.body().substring(0, truth.body().length() / 2));
                case SILENCE -> CannedAnswer.text("text/xml", "").after(Duration.ofSeconds(30));
            };
        }

        /** An error that is cut off is still an error: that a quota was never raised stands in a header. */
        boolean isCut() {
            return this == BROKEN_OFF || this == HALF;
        }

        /** What a call may take, where it is known that it takes too long. */
        String timeout() {
            return this == SILENCE ? "1" : "60";
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachCallInTurnIsBroken(Broken broken) {
        SoftAssertions each = new SoftAssertions();
        for (String operation : operations) {
            String what = operation + " " + broken;
            ACCOUNT.proxy.rewriteWith(
                    (call, request, truth) -> call.operation().equals(operation) ? broken.instead(call, truth) : truth);
            Run run = diagnose("--timeout", broken.timeout());
            assertEndsWithASentence(each, what, run);
            if (operation.equals(FIRST)) {
                each.assertThat(run.exitCode()).as(what).isEqualTo(ExitCode.AWS_REFUSED);
                each.assertThat(run.err()).as(what).hasLineCount(1).startsWith("vpc-doctor: ");
            } else {
                each.assertThat(run.exitCode()).as(what).isIn(ExitCode.PROBLEM_FOUND, ExitCode.INCONCLUSIVE);
                ReportedFindings claims = ReportedFindings.of(run);
                if (!(broken.isCut() && operation.equals("servicequotas:GetServiceQuota"))) {
                    each.assertThat(claims.notRead()).as(what).contains(operation);
                }
                claims.assertNothingBut(whole, each, what);
            }
        }
        each.assertAll();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SILENCE")
    void everyCallButTheFirstIsBroken(Broken broken) {
        ACCOUNT.proxy.rewriteWith(
                (call, request, truth) -> call.operation().equals(FIRST) ? truth : broken.instead(call, truth));

        Run run = diagnose();

        SoftAssertions each = new SoftAssertions();
        assertEndsWithASentence(each, broken.name(), run);
        each.assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        ReportedFindings.of(run).assertNothingBut(whole, each, broken.name());
        each.assertAll();
    }

    /** For the SDK alone that would be a call in two seconds, and a person who waits for minutes. */
    @Test
    void everyCallIsThrottledForGood() {
        ACCOUNT.proxy.breakWith(
                (call, attempt) -> call.operation().equals(FIRST) ? Optional.empty() : Optional.of(throttled(call)));

        Run run = diagnose("--timeout", "600");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out()).contains("RequestLimitExceeded").doesNotContain("TimedOut");
        assertThat(ReportedFindings.of(run).notRead()).contains("ec2:DescribeSubnets", "rds:DescribeDBInstances");
    }

    @Test
    void theFirstCallIsThrottledForGood() {
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.of(throttled(call)));

        Run run = diagnose("--timeout", "600");

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.err()).contains("AWS throttles " + FIRST).hasLineCount(1);
        assertThat(ACCOUNT.proxy.attemptsOf(FIRST)).isGreaterThan(1);
    }

    @Test
    void whatIsThrottledOnceIsAskedAgain() {
        ACCOUNT.proxy.breakWith((call, attempt) ->
                attempt == 1 && (call.service().equals("rds") || call.service().equals("lambda"))
                        ? Optional.of(throttled(call))
                        : Optional.empty());

        Run run = diagnose("--timeout", "600");

        assertThat(ReportedFindings.of(run)).isEqualTo(whole);
        assertThat(ACCOUNT.proxy.attemptsOf(FIRST)).isEqualTo(2);
        assertThat(ACCOUNT.proxy.attemptsOf("rds:DescribeDBInstances")).isEqualTo(2);
    }

    private static CannedAnswer throttled(ApiCall call) {
        return call.service().equals("ec2")
                ? CannedAnswer.error(call, 503, "RequestLimitExceeded", "Request limit exceeded.")
                : CannedAnswer.error(call, 400, "ThrottlingException", "Rate exceeded");
    }

    @Test
    void credentialsThatExpireMidwayLeaveTheRestUnknown() {
        SoftAssertions each = new SoftAssertions();
        for (int good = 1; good < operations.size(); good += 6) {
            AtomicInteger came = new AtomicInteger();
            int last = good;
            ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals(FIRST) || came.incrementAndGet() <= last
                    ? Optional.empty()
                    : Optional.of(CannedAnswer.error(
                            call, 400, call.service().equals("ec2") ? "RequestExpired" : "ExpiredToken", "expired")));
            Run run = diagnose();
            String what = "after " + good + " calls";
            assertEndsWithASentence(each, what, run);
            each.assertThat(run.exitCode()).as(what).isIn(ExitCode.PROBLEM_FOUND, ExitCode.INCONCLUSIVE);
            ReportedFindings claims = ReportedFindings.of(run);
            each.assertThat(claims.notRead()).as(what).isNotEmpty();
            claims.assertNothingBut(whole, each, what);
        }
        each.assertAll();
    }

    /** Of what configuration tells: the calls of probes are broken elsewhere. */
    private static Run diagnose(String... more) {
        List<String> arguments = new ArrayList<>(List.of("diagnose", AwsWorld.FUNCTION));
        arguments.addAll(List.of("--to", "rds:orders", "--to", "internet", "--probe", "none", "--output", "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static void assertEndsWithASentence(SoftAssertions each, String what, Run run) {
        each.assertThat(run.out() + run.err()).as(what).doesNotContain("\tat ", "Exception:", "defect of vpc-doctor");
    }
}
