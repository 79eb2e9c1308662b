package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Rewriting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that deploys probes is killed, and has no chance to remove them. What is left then is asked of the server itself;
 * one cleanup removes all of it.
 */
class ProbeKilledIT {
    private static final int MOMENTS = 20;

    /** So many of them before anything was made: the rest is where it hurts. */
    private static final int HARMLESS_MOMENTS = 3;

    @RegisterExtension
    static final ProbedFunction CHECKOUT = new ProbedFunction();

    @TempDir
    private Path home;

    private LaunchedDoctor doctor;

    @BeforeEach
    void launch() {
        doctor = CHECKOUT.launched(home);
    }

    @Test
    void atTwentyRandomMomentsOneCleanupRemovesAllThatIsLeft(TestReporter reporter) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        reporter.publishEntry("seed", Long.toString(seed));
        List<Integer> moments = moments(random);
        List<String> told = new ArrayList<>();
        int withSomethingLeft = 0;
        for (int moment : moments) {
            killAfter(moment, random.nextInt(100));
            List<String> left = CHECKOUT.leftOfProbes();
            told.add("after " + moment + " calls: " + left);
            withSomethingLeft += left.isEmpty() ? 0 : 1;

            LaunchedProcess cleanup = doctor.run("probe", "cleanup", "--yes");

            String what = "seed " + seed + ", after " + moment + " calls " + left + cleanup;
            assertThat(cleanup.exitCode()).as(what).isEqualTo(ExitCode.HEALTHY);
            assertThat(left)
                    .allSatisfy(one -> assertThat(cleanup.out()).as(what).contains("gone: " + one));
            assertThat(CHECKOUT.leftOfProbes()).as(what).isEmpty();
        }
        // Else the moments were no test of anything.
        assertThat(withSomethingLeft).as("seed %s: %s", seed, told).isGreaterThanOrEqualTo(MOMENTS / 2);
    }

    /** How many calls are answered before the kill: drawn from equal parts of a run, so that they are spread over it. */
    private List<Integer> moments(Random random) {
        SlowAws slow = SlowAws.at(CHECKOUT.account.proxy, (call, answered) -> {});
        LaunchedProcess whole = doctor.run(ProbedFunction.deployingRun());
        assertThat(whole.exitCode()).as(whole.toString()).isEqualTo(ExitCode.HEALTHY);
        List<String> operations = slow.answered();
        int first = Stream.of("iam:CreateRole", "logs:CreateLogGroup")
                .mapToInt(operations::indexOf)
                .min()
                .orElseThrow();
        List<Integer> moments = new ArrayList<>();
        for (int i = 0; i < HARMLESS_MOMENTS; i++) {
            moments.add(within(random, i, HARMLESS_MOMENTS, 0, first));
        }
        int harmful = MOMENTS - HARMLESS_MOMENTS;
        for (int i = 0; i < harmful; i++) {
            moments.add(within(random, i, harmful, first, operations.size()));
        }
        return moments;
    }

    private static int within(Random random, int part, int parts, int from, int to) {
        double share = (part + random.nextDouble()) / parts;
        return Math.max(1, from + (int) Math.round(share * (to - from)));
    }

    /** Kills a run after so many calls, or it ends with fewer. */
    private void killAfter(int calls, int millis) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        SlowAws slow = SlowAws.at(CHECKOUT.account.proxy, (call, answered) -> {
            if (answered.size() >= calls) {
                reached.complete(null);
            }
        });
        LaunchedProcess.Started run = doctor.start(ProbedFunction.deployingRun());
        // Not every run asks equally often: one whose search for probes is slow meets its own, and asks for their tags.
        CompletableFuture.anyOf(reached, run.process().onExit()).get(60, TimeUnit.SECONDS);
        Thread.sleep(millis);
        run.signal("KILL");
        run.end();
        slow.awaitQuiet();
        SlowAws.at(CHECKOUT.account.proxy, (call, answered) -> {});
    }

    @Test
    void theNextRunSaysWhatIsLeftAndLeavesItToTheCleanup() throws Exception {
        killWhileItLooks();
        List<String> left = CHECKOUT.leftOfProbes();
        assertThat(left).hasSize(4);

        LaunchedProcess next = doctor.run(ProbedFunction.deployingRun());

        assertThat(next.exitCode()).as(next.toString()).isEqualTo(ExitCode.HEALTHY);
        assertThat(next.err()).contains("was left behind by an earlier run: 'vpc-doctor probe cleanup' removes it");
        assertThat(CHECKOUT.leftOfProbes()).containsExactlyInAnyOrderElementsOf(left);
        doctor.run("probe", "cleanup");
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    @Test
    void aCreationThatIsFinishedAfterTheProcessIsGoneIsRemovedToo() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CHECKOUT.account.proxy.rewriteWith(new Rewriting() {
            @Override
            public String request(String text) {
                if (text.contains("ZipFile")) {
                    underWay.countDown();
                    await(goOn);
                }
                return text;
            }

            @Override
            public CannedAnswer answer(ApiCall call, String request, CannedAnswer truth) {
                return truth;
            }
        });
        LaunchedProcess.Started run = doctor.start(ProbedFunction.deployingRun());
        await(underWay);
        run.signal("KILL");
        run.end();
        assertThat(hasNoFunctionLeft()).isTrue();

        goOn.countDown();
        for (int look = 0; look < 400 && hasNoFunctionLeft(); look++) {
            Thread.sleep(50);
        }
        assertThat(hasNoFunctionLeft()).isFalse();
        LaunchedProcess cleanup = doctor.run("probe", "cleanup", "--yes");

        assertThat(cleanup.out()).as(cleanup.toString()).contains("gone: function");
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    private boolean hasNoFunctionLeft() {
        return CHECKOUT.leftOfProbes().stream().noneMatch(what -> what.startsWith("function"));
    }

    @Test
    void aDeploymentToKeepThatIsKilledBeforeItIsWholeIsKeptByNobody() throws Exception {
        CountDownLatch limited = new CountDownLatch(1);
        SlowAws slow = SlowAws.at(CHECKOUT.account.proxy, (call, answered) -> {
            if (call.operation().equals("lambda:PutFunctionConcurrency")) {
                limited.countDown();
            }
        });
        LaunchedProcess.Started run = doctor.start(
                "probe", "deploy", "--function", AwsWorld.FUNCTION, "--to", "rds:" + AwsWorld.DATABASE, "--yes");
        await(limited);
        run.signal("KILL");
        run.end();
        slow.awaitQuiet();
        SlowAws.at(CHECKOUT.account.proxy, (call, answered) -> {});
        assertThat(CHECKOUT.leftOfProbes()).hasSize(4);

        LaunchedProcess cleanup = doctor.run("probe", "cleanup");

        assertThat(cleanup.exitCode()).as(cleanup.toString()).isEqualTo(ExitCode.HEALTHY);
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    private void killWhileItLooks() throws IOException, InterruptedException {
        CountDownLatch looks = new CountDownLatch(1);
        CHECKOUT.account.proxy.runFunctionsWith((name, event) -> {
            looks.countDown();
            return ProbedFunction.OPEN.to(event).after(Duration.ofSeconds(20));
        });
        LaunchedProcess.Started run = doctor.start(ProbedFunction.deployingRun());
        await(looks);
        run.signal("KILL");
        run.end();
        CHECKOUT.account.proxy.runFunctionsWith((name, event) -> ProbedFunction.OPEN.to(event));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).as("it comes so far").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
