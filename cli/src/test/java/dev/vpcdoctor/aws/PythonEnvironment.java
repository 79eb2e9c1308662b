package dev.vpcdoctor.aws;

import dev.vpcdoctor.probe.testing.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The Python programs that tests use: moto, and what judges policies and templates. */
public final class PythonEnvironment {
    /** How to get what the tests of the command line need, for who lacks it. */
    static final String INSTALL = "run cli/ci/install.sh as root, on Debian";

    private static final String VENV = "VPC_DOCTOR_TESTS_VENV";

    private PythonEnvironment() {}

    /** Its interpreter; skips the test where it is not installed. */
    public static Path python() {
        Path venv = venv();
        Path python = venv.resolve("bin/python");
        Requirement.met(
                Files.isExecutable(python),
                "moto and what judges policies and templates are not installed in " + venv,
                INSTALL);
        return python;
    }

    private static Path venv() {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey(VENV)) {
            return Path.of(environment.get(VENV));
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "vpc-doctor-tests", "venv");
    }

    /**
     * Runs a script of the test resources.
     *
     * @param input for its stdin
     * @return what it prints on stdout
     */
    public static String run(String resource, String input) {
        try (InputStream script = PythonEnvironment.class.getResourceAsStream(resource)) {
            List<String> command =
                    List.of(python().toString(), "-c", new String(script.readAllBytes(), StandardCharsets.UTF_8));
            Process process = new ProcessBuilder(command).start();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (process.waitFor() != 0) {
                throw new AssertionError(resource + " failed: " + errors.join());
            }
            return output.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String all(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
