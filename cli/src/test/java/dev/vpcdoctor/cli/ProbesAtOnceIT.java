package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.CannedAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several people look into one function at once, and do not disturb each other. */
class ProbesAtOnceIT {

    @RegisterExtension
    static final ProbedFunction CHECKOUT = new ProbedFunction();

    @TempDir
    private Path home;

    private LaunchedDoctor doctor;

    @BeforeEach
    void launch() {
        doctor = CHECKOUT.launched(home);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    /** The four probes of both wait for each other, so that neither is gone before the other has looked. */
    @Test
    void twoDiagnosesAtOnceAreBothRightAndNeitherRemovesWhatIsTheOthers() throws Exception {
        CountDownLatch four = new CountDownLatch(4);
        CHECKOUT.account.proxy.runFunctionsWith((name, event) -> {
            four.countDown();
            assertThat(four.await(60, TimeUnit.SECONDS)).isTrue();
            return ProbedFunction.OPEN.to(event);
        });
        LaunchedProcess.Started one = doctor.start(ProbedFunction.deployingRun());
        LaunchedProcess.Started other = doctor.start(ProbedFunction.deployingRun());

        for (LaunchedProcess run : List.of(one.end(), other.end())) {
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.HEALTHY);
            assertThat(run.out())
                    .containsPattern("the network is fine +certain")
                    .contains("packets of 2 probes");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void aCleanupWhileSomebodyLooksRemovesNothingOfTheirs() throws Exception {
        CountDownLatch looking = new CountDownLatch(2);
        CountDownLatch cleaned = new CountDownLatch(1);
        CHECKOUT.account.proxy.runFunctionsWith((name, event) -> {
            looking.countDown();
            assertThat(cleaned.await(60, TimeUnit.SECONDS)).isTrue();
            return ProbedFunction.OPEN.to(event);
        });
        LaunchedProcess.Started run = doctor.start(ProbedFunction.deployingRun());
        assertThat(looking.await(60, TimeUnit.SECONDS)).isTrue();
        List<String> theirs = CHECKOUT.leftOfProbes();

        LaunchedProcess cleanup = doctor.run("probe", "cleanup", "--yes");

        assertThat(CHECKOUT.leftOfProbes()).containsExactlyElementsOf(theirs).hasSize(4);
        assertThat(cleanup.exitCode()).as(cleanup.toString()).isEqualTo(ExitCode.HEALTHY);
        assertThat(cleanup.out()).contains("in use");
        cleaned.countDown();
        LaunchedProcess ended = run.end();
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(ExitCode.HEALTHY);
        assertThat(ended.out()).containsPattern("the network is fine +certain");
    }

    /** By hand, for instance: what was not seen is told, and no verdict is drawn from it. */
    @Test
    void whoseProbesAreTakenAwayIsToldSo() {
        CHECKOUT.account.proxy.rewriteWith((call, request, truth) -> {
            if (call.operation().equals("lambda:PutFunctionConcurrency")) {
                CHECKOUT.leftOfProbes().stream()
                        .filter(what -> what.startsWith("function "))
                        .forEach(what -> CHECKOUT.world.lambda.deleteFunction(
                                r -> r.functionName(what.substring("function ".length()))));
            }
            return truth;
        });
        CHECKOUT.account.proxy.runFunctionsWith((name, event) -> new CannedAnswer(
                404,
                "application/json",
                Map.of("x-amzn-ErrorType", "ResourceNotFoundException"),
                "{\"Message\": \"Function not found\"}",
                Duration.ZERO,
                Integer.MAX_VALUE,
                false));

        LaunchedProcess run = doctor.run(ProbedFunction.deployingRun());

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .containsPattern("the network is fine +likely")
                .contains("(ResourceNotFoundException)", "lambda:InvokeFunction failed");
    }
}
