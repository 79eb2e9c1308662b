package dev.vpcdoctor.probe.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test cannot do without. Where it is missing the test is skipped with the reason, or fails if {@code
 * VPC_DOCTOR_TESTS_REQUIRED} (system property or environment variable) is {@code true}.
 */
public final class Requirement {
    private static final String REQUIRED = "VPC_DOCTOR_TESTS_REQUIRED";

    private Requirement() {}

    /** The path of a program, from the search path, {@code sbin}, or the folder of probe/ci/install.sh. */
    public static String program(String name) {
        Optional<Path> found = find(name);
        need(found.isPresent(), "the program " + name + " is not installed: probe/ci/install.sh installs it");
        return found.orElseThrow().toString();
    }

    /** The path of a program in a folder of its own. */
    public static String program(String folder, String name) {
        Path program = Path.of(folder, name);
        need(
                Files.isExecutable(program),
                "the program " + program + " is not installed: probe/ci/install.sh installs it");
        return program.toString();
    }

    /** A file in the folder of probe/ci/install.sh. */
    public static Path file(String name) {
        Path file = Path.of(tests(), name);
        need(Files.exists(file), "there is no " + file + ": probe/ci/install.sh puts it there");
        return file;
    }

    /** Root on Linux, for network namespaces. */
    public static void root() {
        need("Linux".equals(System.getProperty("os.name")), "network namespaces need Linux");
        need("root".equals(System.getProperty("user.name")), "network namespaces need root");
    }

    /** The probe's shaded jar. */
    public static Path probeJar() {
        Path jar = Path.of(System.getProperty("probe.jar", "target/no-probe.jar"));
        need(Files.exists(jar), "there is no " + jar + ": run mvn verify, which packages it");
        return jar;
    }

    private static void need(boolean met, String reason) {
        if (Boolean.getBoolean(REQUIRED) || "true".equals(System.getenv(REQUIRED))) {
            Assertions.assertTrue(met, reason);
        }
        Assumptions.assumeTrue(met, reason);
    }

    private static String tests() {
        return System.getenv()
                .getOrDefault(
                        "VPC_DOCTOR_TESTS",
                        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache")
                                + "/vpc-doctor-tests");
    }

    private static Optional<Path> find(String name) {
        String places = System.getenv().getOrDefault("PATH", "")
                + File.pathSeparator
                + String.join(File.pathSeparator, "/usr/sbin", "/sbin", "/usr/local/sbin", tests() + "/bin");
        for (String place : places.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(place, name);
            if (!place.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
