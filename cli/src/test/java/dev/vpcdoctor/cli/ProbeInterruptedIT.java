package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that deploys probes is interrupted, at each step of it: the probes are removed before it ends, and it says so. */
class ProbeInterruptedIT {

    @RegisterExtension
    static final ProbedFunction CHECKOUT = new ProbedFunction();

    @TempDir
    private Path home;

    private LaunchedDoctor doctor;

    @BeforeEach
    void launch() {
        doctor = CHECKOUT.launched(home);
    }

    static Stream<Arguments> everySignalAtEveryStep() {
        return Stream.of("INT", "TERM")
                .flatMap(signal -> Stream.of(
                                "iam:CreateRole",
                                "iam:PutRolePolicy",
                                "logs:CreateLogGroup",
                                "lambda:CreateFunction",
                                "lambda:GetFunctionConfiguration",
                                "lambda:InvokeFunction",
                                "lambda:DeleteFunction",
                                "iam:DeleteRole")
                        .map(operation -> Arguments.of(signal, operation)));
    }

    @ParameterizedTest
    @MethodSource("everySignalAtEveryStep")
    void nothingIsLeftAndItSaysSo(String signal, String operation) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        SlowAws slow = SlowAws.at(CHECKOUT.account.proxy, (call, answered) -> {
            boolean ofProbe =
                    !operation.equals("lambda:GetFunctionConfiguration") || answered.contains("lambda:CreateFunction");
            if (call.operation().equals(operation) && ofProbe) {
                reached.countDown();
            }
        });
        LaunchedProcess.Started run = doctor.start(ProbedFunction.deployingRun());
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        run.signal(signal);

        LaunchedProcess ended = run.end();

        slow.awaitQuiet();
        assertThat(CHECKOUT.leftOfProbes()).as(ended.toString()).isEmpty();
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(signal.equals("INT") ? 130 : 143);
        assertThat(ended.err()).isEqualTo("""
            vpc-doctor: interrupted: removing the probe
            vpc-doctor: the probe is removed, and nothing is left
            """);
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void whatCannotBeRemovedIsToldWithWhatToDo(String signal) throws Exception {
        CountDownLatch looks = new CountDownLatch(1);
        CHECKOUT.account.proxy.runFunctionsWith((name, event) -> {
            looks.countDown();
            return ProbedFunction.OPEN.to(event).after(Duration.ofSeconds(20));
        });
        CHECKOUT.account.proxy.breakWith((call, attempt) -> call.operation().equals("iam:DeleteRole")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDenied", "not authorized"))
                : Optional.empty());
        LaunchedProcess.Started run = doctor.start(ProbedFunction.deployingRun());
        assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
        run.signal(signal);

        LaunchedProcess ended = run.end();

        assertThat(ended.err())
                .hasLineCount(2)
                .contains(
                        "NOT REMOVED: role vpc-doctor-probe-",
                        "AWS refused iam:DeleteRole",
                        "Finish it with 'vpc-doctor probe cleanup'");
        assertThat(CHECKOUT.leftOfProbes()).singleElement().asString().startsWith("role ");
        CHECKOUT.account.proxy.breakWith(Fault.NONE);
        assertThat(doctor.run("probe", "cleanup").exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }
}
