package dev.vpcdoctor.probe.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a test cannot do without. Where it is missing the test is skipped with the reason, or fails if {@code
 * VPC_DOCTOR_TESTS_REQUIRED} (system property or environment variable) is {@code true}.
 */
public final class Requirement {
    private static final String REQUIRED = "VPC_DOCTOR_TESTS_REQUIRED";
    private static final String INSTALL = "run probe/ci/install.sh as root, on Debian";

    private Requirement() {}

    /** The path of a program, from the search path, {@code sbin}, or the folder of probe/ci/install.sh. */
    public static String program(String name) {
        Optional<Path> found = find(name);
        met(found.isPresent(), "the program " + name + " is not installed", INSTALL);
        return found.orElseThrow().toString();
    }

    /** The path of a program in a folder of its own. */
    public static String program(String folder, String name) {
        Path program = Path.of(folder, name);
        met(Files.isExecutable(program), "the program " + program + " is not installed", INSTALL);
        return program.toString();
    }

    /** A file in the folder of probe/ci/install.sh. */
    public static Path file(String name) {
        Path file = Path.of(tests(), name);
        met(Files.exists(file), "there is no " + file, INSTALL);
        return file;
    }

    /** Root on Linux, for network namespaces. */
    public static void root() {
        met("Linux".equals(System.getProperty("os.name")), "network namespaces need Linux", "run the build on Linux");
        met("root".equals(System.getProperty("user.name")), "network namespaces need root", "run the build as root");
    }

    /** The probe's shaded jar. */
    public static Path probeJar() {
        Path jar = Path.of(System.getProperty("probe.jar", "target/no-probe.jar"));
        met(Files.exists(jar), "there is no " + jar, "run mvn verify, which packages it");
        return jar;
    }

    /**
     * Goes on only if a requirement is met.
     *
     * @param missing what is not there if it is not, a sentence without its full stop
     * @param remedy for who wants the test to run: an imperative
     */
    public static void met(boolean met, String missing, String remedy) {
        if (met) {
            return;
        }
        if (Boolean.getBoolean(REQUIRED) || "true".equals(System.getenv(REQUIRED))) {
            throw new AssertionError(missing + ": " + remedy);
        }
        throw new MissingRequirement(missing, remedy);
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
