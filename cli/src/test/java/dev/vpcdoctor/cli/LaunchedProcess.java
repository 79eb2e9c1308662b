package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a finished process printed and how it ended. */
record LaunchedProcess(int exitCode, String out, String err) {

    /** More than the command's own limit for all calls. */
    private static final int LONGEST_SECONDS = 90;

    /** Runs a command with exactly this environment and no input. One that hangs fails the test. */
    static LaunchedProcess run(Path scratch, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return start(scratch, environment, command).end();
    }

    /** The same, without waiting for its end. */
    static Started start(Path scratch, Map<String, String> environment, List<String> command) throws IOException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    /** One that goes on. */
    record Started(Process process, Path out, Path err) {

        /** Waits for its end. */
        LaunchedProcess end() throws IOException, InterruptedException {
            try {
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    fail("%s does not end%n%s%n%s", process.info(), threadsOf(process), Files.readString(err));
                }
            } finally {
                process.destroyForcibly();
            }
            return new LaunchedProcess(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        /** Sends a signal, such as {@code INT}; none if it has ended already. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** Where its threads are, if it is a JVM. */
    private static String threadsOf(Process process) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        String threads = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        dump.waitFor();
        return threads;
    }
}
