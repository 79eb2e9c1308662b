package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import dev.vpcdoctor.aws.probe.LeftoverProbes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody ends the launched command: what it made is removed, what it was removing is not, and either is told. */
class ProbeCommandsInterruptedIT {
    private static final String LEFT = "vpc-doctor-probe-0000aaaa";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    @TempDir
    private Path home;

    private AwsWorld world;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
        // Lambda never gets as far as connecting a probe.
        ACCOUNT.proxy.rewriteWith((call, request, truth) ->
                call.operation().equals("lambda:GetFunctionConfiguration") && request.contains("vpc-doctor-probe")
                        ? CannedAnswer.text("application/json", "{\"FunctionName\": \"probe\", \"State\": \"Pending\"}")
                        : truth);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"probe deploy, INT, 130", "probe run, INT, 130", "probe deploy, TERM, 143"})
    void nothingIsLeft(String command, String signal, int exitCode) throws IOException, InterruptedException {
        LaunchedProcess.Started run = start(
                command + " --function " + AwsWorld.FUNCTION + " --to db.example.com:5432 --yes",
                "lambda:CreateFunction",
                2);
        assertThat(LeftoverProbes.ofProbes(world)).isNotEmpty();
        run.signal(signal);

        LaunchedProcess ended = run.end();

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
        assertThat(ended.err())
                .contains("interrupted: removing the probe", "the probe is removed, and nothing is left")
                .doesNotContain("\tat ", "Exception", "defect");
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"probe cleanup, INT, 130", "probe cleanup, TERM, 143", "probe remove " + LEFT + ", INT, 130"})
    void aRemovalIsNotWholeAndSaysHowToGoOn(String command, String signal, int exitCode)
            throws IOException, InterruptedException {
        LeftoverProbes.ofAKilledRun(world, LEFT).whole();
        ACCOUNT.proxy.rewriteWith((call, request, truth) ->
                call.operation().equals("lambda:DeleteFunction") ? truth.after(Duration.ofSeconds(20)) : truth);
        LaunchedProcess.Started run = start(command, "lambda:DeleteFunction", 1);
        run.signal(signal);

        LaunchedProcess ended = run.end();

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
        assertThat(ended.err()).isEqualTo("""
            vpc-doctor: interrupted: perhaps not everything is removed; the same command goes on with it
            """);
        assertThat(LeftoverProbes.ofProbes(world)).isNotEmpty();
        ACCOUNT.proxy.breakWith(Fault.NONE);
        LaunchedProcess again = doctor().run(command.split(" ", -1));
        assertThat(again.exitCode()).as(again.toString()).isEqualTo(ExitCode.HEALTHY);
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    private LaunchedDoctor doctor() {
        return new LaunchedDoctor(home, ACCOUNT).withKeys().inRegion(AwsWorld.REGION);
    }

    /** Starts a command and waits until it has asked so often for something. */
    private LaunchedProcess.Started start(String command, String operation, int attempts) {
        LaunchedProcess.Started run = doctor().start(command.split(" ", -1));
        for (int i = 0; i < 600 && ACCOUNT.proxy.attemptsOf(operation) < attempts; i++) {
            assertThat(run.process().isAlive()).as("it goes on").isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        return run;
    }
}
