package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.probe.LeftInAccount;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody ends the launched command while it deploys: what it made is removed, and that is told. */
class ProbeCommandsInterruptedIT {
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
        Path err = home.resolve("err.txt");
        Process process = launch(command, err);
        try {
            awaitBothFunctions(process);
            assertThat(LeftInAccount.ofProbes(world)).isNotEmpty();

            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(exitCode);
        assertThat(Files.readString(err))
                .contains("interrupted: removing the probe", "the probe is removed, and nothing is left")
                .doesNotContain("\tat ", "Exception", "defect");
        assertThat(LeftInAccount.ofProbes(world)).isEmpty();
    }

    private Process launch(String command, Path err) throws IOException {
        List<String> line = new ArrayList<>(List.of(LaunchedDoctor.LAUNCHER.toString()));
        line.addAll(List.of(command.split(" ", -1)));
        line.addAll(List.of("--function", AwsWorld.FUNCTION, "--to", "db.example.com:5432", "--yes"));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(home.resolve("out.txt").toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(new LaunchedDoctor(home, ACCOUNT)
                        .withKeys()
                        .inRegion(AwsWorld.REGION)
                        .environment());
        return builder.start();
    }

    private static void awaitBothFunctions(Process process) {
        for (int i = 0; i < 600 && ACCOUNT.proxy.attemptsOf("lambda:CreateFunction") < 2; i++) {
            assertThat(process.isAlive()).as("it goes on").isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
}
