package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import dev.vpcdoctor.probe.testing.Requirement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal sees while AWS is asked; {@code script} of util-linux makes the terminal. */
class ProgressIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String DIAGNOSE = "diagnose " + AwsWorld.FUNCTION + " --to rds:" + AwsWorld.DATABASE;
    private static final String SLOW = "ec2:DescribeRouteTables";
    private static final String CONTROL_C = "\u0003";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    @TempDir
    private Path home;

    private LaunchedDoctor doctor;

    @BeforeAll
    static void start() {
        Requirement.met(Files.isExecutable(SCRIPT), "there is no " + SCRIPT, "install bsdutils on Debian");
        ACCOUNT.build().close();
    }

    @BeforeEach
    void launcher() {
        ACCOUNT.proxy.breakWith(Fault.NONE);
        doctor = new LaunchedDoctor(home, ACCOUNT)
                .withKeys()
                .inRegion("eu-west-1")
                .set("TERM", "xterm")
                .set("LANG", "C.UTF-8");
    }

    @Test
    void aTerminalShowsHowFarItIsAndNothingOfItStays() throws Exception {
        Process process = onATerminal(DIAGNOSE);

        String seen = awaitEnd(process);
        assertThat(seen).contains("\rasking AWS: 0 of 1 calls answered").matches(text -> isClean(text), "clean");
        assertThat(report()).startsWith("✓ ").doesNotContain("asking AWS", "\r");
        assertThat(process.exitValue()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aTerminalShowsNothingToWhoWantsItQuiet() throws Exception {
        assertThat(awaitEnd(onATerminal(DIAGNOSE + " --quiet"))).isEmpty();
    }

    @Test
    void withoutATerminalNothingIsShown() {
        LaunchedProcess process = doctor.run(DIAGNOSE.split(" "));

        assertThat(process.err()).isEmpty();
        assertThat(process.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void anInterruptEndsItAtOnceAndLeavesTheTerminalClean() throws Exception {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals(SLOW)
                ? Optional.of(CannedAnswer.text("text/xml", "").after(Duration.ofMinutes(10)))
                : Optional.empty());
        Process process = onATerminal(DIAGNOSE + " --timeout 3000");
        while (ACCOUNT.proxy.attemptsOf(SLOW) == 0 && process.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }

        OutputStream keyboard = process.getOutputStream();
        keyboard.write(CONTROL_C.getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();

        String seen = awaitEnd(process);
        assertThat(seen)
                .contains("asking AWS")
                .doesNotContain("\tat ", "Exception")
                .matches(text -> isClean(text), "clean");
        assertThat(report()).isEmpty();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    }

    /** Only stderr goes to the terminal, so that what is seen on it was written there. */
    private Process onATerminal(String arguments) throws IOException {
        String command = "exec " + LaunchedDoctor.LAUNCHER + " " + arguments + " > " + home.resolve("report.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        SCRIPT.toString(),
                        "-qefc",
                        command,
                        home.resolve("typescript").toString())
                .directory(home.toFile())
                .redirectOutput(home.resolve("seen.txt").toFile());
        builder.environment().clear();
        builder.environment().putAll(doctor.environment());
        return builder.start();
    }

    private String awaitEnd(Process process) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(home.resolve("seen.txt"));
    }

    private String report() throws IOException {
        return Files.readString(home.resolve("report.txt"));
    }

    /** The line under the cursor is empty: blanks were written over all of it. */
    private static boolean isClean(String seen) {
        int line = seen.lastIndexOf('\r', seen.length() - 2);
        return seen.endsWith("\r") && seen.substring(line + 1).isBlank();
    }
}
