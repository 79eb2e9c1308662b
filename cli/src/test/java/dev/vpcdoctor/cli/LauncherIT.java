package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as a user runs it, with the Java that built it. */
class LauncherIT {

    private static final Path DISTRIBUTION = Path.of("target/dist").toAbsolutePath();
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    private Path scratch;

    @Test
    void runsFromItsFolder() throws Exception {
        assertItTellsItsVersion(version(DISTRIBUTION.resolve("bin/vpc-doctor"), Map.of("JAVA_HOME", JAVA_HOME)));
    }

    @Test
    void holdsWhatALicenseAsksFor() {
        assertThat(List.of("LICENSE", "NOTICE", "README.md"))
                .allSatisfy(name -> assertThat(DISTRIBUTION.resolve(name)).isNotEmptyFile());
    }

    @Test
    void runsThroughAChainOfLinks() throws Exception {
        Path copy = copyDistribution("copy");
        Path first = Files.createSymbolicLink(scratch.resolve("first"), copy.resolve("bin/vpc-doctor"));
        Path bin = Files.createDirectories(scratch.resolve("bin"));
        Path second = Files.createSymbolicLink(bin.resolve("doctor"), bin.relativize(first));

        assertItTellsItsVersion(version(second, Map.of("JAVA_HOME", JAVA_HOME)));
    }

    @Test
    void runsFromAFolderWithSpacesWithoutAPath() throws Exception {
        Path moved = copyDistribution("my tools/vpc doctor");

        assertItTellsItsVersion(version(moved.resolve("bin/vpc-doctor"), Map.of("JAVA_HOME", JAVA_HOME, "PATH", "")));
    }

    @Test
    void startsFromTheCacheThatTheBuildMade() throws Exception {
        Path log = scratch.resolve("classes.log");

        assertItTellsItsVersion(version(
                DISTRIBUTION.resolve("bin/vpc-doctor"),
                Map.of("JAVA_HOME", JAVA_HOME, "VPC_DOCTOR_OPTS", "-Xlog:class+load:file=" + log)));

        assertThat(log)
                .content()
                .contains("dev.vpcdoctor.cli.Main source: shared objects file")
                .contains("picocli.CommandLine source: shared objects file");
    }

    @Test
    void runsWithoutAWordIfTheCacheIsDamaged() throws Exception {
        Path copy = copyDistribution("copy");
        try (Stream<Path> cache = Files.list(copy.resolve("lib/cache"))) {
            for (Path file : cache.filter(f -> f.getFileName().toString().startsWith("classes."))
                    .toList()) {
                Files.writeString(file, "damaged");
            }
        }

        assertItTellsItsVersion(version(copy.resolve("bin/vpc-doctor"), Map.of("JAVA_HOME", JAVA_HOME)));
    }

    @Test
    void runsWithoutAWordIfItsJarsAreNewerThanTheCache() throws Exception {
        Path copy = copyDistribution("copy");
        Path jar = copy.resolve("lib/vpc-doctor.jar");
        Files.copy(jar, jar.resolveSibling("same.jar"));
        Files.move(jar.resolveSibling("same.jar"), jar, StandardCopyOption.REPLACE_EXISTING);

        assertItTellsItsVersion(version(copy.resolve("bin/vpc-doctor"), Map.of("JAVA_HOME", JAVA_HOME)));
    }

    @Test
    void namesTheMissingJarIfTheLauncherWasCopiedAlone() throws Exception {
        Path alone = Files.copy(DISTRIBUTION.resolve("bin/vpc-doctor"), scratch.resolve("vpc-doctor"));

        LaunchedProcess process = version(alone, Map.of("JAVA_HOME", JAVA_HOME));
        assertThat(process.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(process.err()).startsWith("vpc-doctor: ").contains("Keep the distribution together");
    }

    private LaunchedProcess version(Path launcher, Map<String, String> environment)
            throws IOException, InterruptedException {
        return LaunchedProcess.run(scratch, environment, List.of(launcher.toString(), "--version"));
    }

    private static void assertItTellsItsVersion(LaunchedProcess process) {
        assertThat(process.err()).isEmpty();
        assertThat(process.out())
                .startsWith("vpc-doctor " + Version.number() + " (Java " + Runtime.version())
                .hasLineCount(1);
        assertThat(process.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    private Path copyDistribution(String name) throws IOException {
        Path target = scratch.resolve(name);
        Files.createDirectories(target.getParent());
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            files.forEach(file ->
                    copy(file, target.resolve(DISTRIBUTION.relativize(file).toString())));
        }
        return target;
    }

    private static void copy(Path file, Path target) {
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
