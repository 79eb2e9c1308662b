package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which Java the launcher takes. It runs on a machine made for the test: the places where Java is installed are moved
 * below a folder, and the Javas there are scripts that tell how they were called.
 */
class LauncherSearchIT {

    @TempDir
    private Path machine;

    private Path launcher;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void putTheLauncherOnTheMachine() throws IOException {
        String script = Files.readString(Path.of("target/dist/bin/vpc-doctor"));
        launcher = executable(
                machine.resolve("opt/vpc-doctor/bin/vpc-doctor"),
                script.replaceAll("(?m)([\\s(])/(usr|opt|Library)/", "$1" + machine + "/$2/"));
        write(machine.resolve("opt/vpc-doctor/lib/vpc-doctor.jar"), "");
        environment.put("PATH", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/jvm/temurin-25-jdk-amd64",
                "usr/lib64/jvm/java-25",
                "usr/java/jdk-25",
                "opt/java/openjdk",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "home/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
                "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
                "home/.sdkman/candidates/java/25.0.3-tem",
                "home/.jdks/temurin-25.0.3"
            })
    void findsJavaInTheUsualPlacesOfLinuxAndMacOs(String place) throws Exception {
        environment.put("HOME", machine.resolve("home").toString());
        java(place, "25.0.3");

        assertThat(launch()).isEqualTo(place);
    }

    @Test
    void takesTheNewestOfSeveral() throws Exception {
        java("usr/lib/jvm/java-17-openjdk", "17.0.15");
        java("usr/lib/jvm/java-21-openjdk", "21.0.8");
        java("usr/lib/jvm/java-25-openjdk", "25");
        java("usr/lib/jvm/java-8-openjdk", "1.8.0_452");
        java("opt/java/openjdk", "22.0.2");

        assertThat(launch()).isEqualTo("usr/lib/jvm/java-25-openjdk");
    }

    @Test
    void takesJavaHomeIfThatIsNewEnoughThoughThereIsANewer() throws Exception {
        environment.put("JAVA_HOME", java("home/my java", "21.0.8").toString());
        java("usr/lib/jvm/java-25-openjdk", "25.0.3");

        assertThat(launch()).isEqualTo("home/my java");
    }

    @Test
    void looksFurtherIfJavaHomeIsTooOld() throws Exception {
        environment.put(
                "JAVA_HOME", java("usr/lib/jvm/java-17-openjdk", "17.0.15").toString());
        java("usr/lib/jvm/java-21-openjdk", "21.0.8");

        assertThat(launch()).isEqualTo("usr/lib/jvm/java-21-openjdk");
    }

    @Test
    void followsTheLinkOnThePathIntoTheFolderOfItsJava() throws Exception {
        Path java = java("srv/jdk", "21.0.8").resolve("bin/java");
        Path link = Files.createDirectories(machine.resolve("links")).resolve("java-21");
        Files.createSymbolicLink(link, java);
        Files.createSymbolicLink(
                Files.createDirectories(machine.resolve("bin")).resolve("java"), Path.of("../links/java-21"));
        environment.put("PATH", machine.resolve("bin").toString());

        assertThat(launch()).isEqualTo("srv/jdk");
    }

    @Test
    void asksAScriptOnThePathWhereItsJavaIs() throws Exception {
        Path java = java("srv/jdk", "21.0.8");
        executable(
                machine.resolve("shims/java"),
                "#!/bin/sh\necho '    java.home = %s' >&2\necho '    java.version = 21.0.8' >&2\n".formatted(java));
        environment.put("PATH", machine.resolve("shims").toString());

        assertThat(launch()).isEqualTo("srv/jdk");
    }

    @Test
    void neverTouchesTheStandInOfMacOsThatOpensAWindow() throws Exception {
        executable(machine.resolve("usr/bin/java"), "#!/bin/sh\n: > '%s'\n".formatted(machine.resolve("touched")));
        environment.put("PATH", machine.resolve("usr/bin").toString());

        assertThat(start().exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(machine.resolve("touched")).doesNotExist();
    }

    @Test
    void asksMacOsWhereElseJavaIs() throws Exception {
        Path java = java("somewhere/else", "24.0.1");
        executable(
                machine.resolve("usr/libexec/java_home"),
                "#!/bin/sh\n[ \"$*\" = '-F -v 21+' ] && echo '%s'\n".formatted(java));

        assertThat(launch()).isEqualTo("somewhere/else");
    }

    @Test
    void asksAJavaForItsVersionIfNoFileTells() throws Exception {
        Files.delete(java("usr/lib/jvm/plain-21", "21.0.8").resolve("release"));
        Files.delete(java("usr/lib/jvm/plain-17", "17.0.15").resolve("release"));

        assertThat(launch()).isEqualTo("usr/lib/jvm/plain-21");
    }

    @Test
    void prefersTheJavaThatMadeTheCacheAndGivesTheCacheToItAlone() throws Exception {
        java("usr/lib/jvm/java-21-openjdk", "21.0.8");
        java("usr/lib/jvm/java-26-openjdk", "26");
        Path maker = java("usr/lib/jvm/java-25-openjdk", "25.0.3");
        Path cache = machine.resolve("opt/vpc-doctor/lib/cache");
        write(cache.resolve("release"), Files.readString(maker.resolve("release")));
        write(cache.resolve("classes.aot"), "");

        LaunchedProcess process = start();
        assertThat(process.out())
                .startsWith("java usr/lib/jvm/java-25-openjdk\n")
                .contains("-XX:AOTCache=" + cache);

        write(
                maker.resolve("release"),
                Files.readString(maker.resolve("release")).replace("25.0.3", "25.0.4"));
        process = start();
        assertThat(process.out())
                .startsWith("java usr/lib/jvm/java-26-openjdk\n")
                .doesNotContain("AOTCache");
    }

    @Test
    void saysWhatToInstallAndWhatIsThereIfNoJavaFits() throws Exception {
        Path old = java("usr/lib/jvm/java-17-openjdk", "17.0.15");
        environment.put("JAVA_HOME", old.toString());
        Files.createSymbolicLink(machine.resolve("usr/lib/jvm/default"), old);

        LaunchedProcess process = start();
        assertThat(process.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(process.out()).isEmpty();
        assertThat(process.err()).isEqualTo("""
            vpc-doctor: no Java 21 or newer was found.
            Install one (Temurin 25 from https://adoptium.net, or your system's package, such as \
            openjdk-21-jre-headless), or set JAVA_HOME to the folder of one.
            Found, but too old:
              Java 17 in %s
            """.formatted(old));
    }

    @Test
    void saysThatJavaHomeIsNoJava() throws Exception {
        environment.put("JAVA_HOME", "/nowhere at all");

        LaunchedProcess process = start();
        assertThat(process.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(process.err()).contains("JAVA_HOME is /nowhere at all, but there is no bin/java in it.");
    }

    @Test
    void passesOptionsToTheJvmAndArgumentsToTheCommandAsTheyAre() throws Exception {
        java("usr/lib/jvm/java-25-openjdk", "25.0.3");
        environment.put("JAVA_OPTS", "-Da=1  -Db=*");
        environment.put("VPC_DOCTOR_OPTS", "-Xmx1g");

        assertThat(start("path", "--to", "my host:443", "*", "").out())
                .contains("[-XX:+UseSerialGC]")
                .endsWith("""
                    [-Da=1]
                    [-Db=*]
                    [-Xmx1g]
                    [-cp]
                    [%s]
                    [dev.vpcdoctor.cli.Main]
                    [path]
                    [--to]
                    [my host:443]
                    [*]
                    []
                    """.formatted(machine.toRealPath().resolve("opt/vpc-doctor/lib/vpc-doctor.jar")));
    }

    @Test
    void leavesTheChoiceOfACollectorToWhoMakesOne() throws Exception {
        java("usr/lib/jvm/java-25-openjdk", "25.0.3");
        environment.put("JAVA_OPTS", "-XX:+UseZGC");

        assertThat(start().out()).contains("[-XX:+UseZGC]").doesNotContain("UseSerialGC");
    }

    /** Where on the machine the Java is that was started. */
    private String launch() throws IOException, InterruptedException {
        LaunchedProcess process = start("--version");
        assertThat(process.err()).isEmpty();
        return process.out().lines().findFirst().orElseThrow().replaceFirst("^java ", "");
    }

    private LaunchedProcess start(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return LaunchedProcess.run(machine, environment, command);
    }

    private Path java(String place, String version) throws IOException {
        Path home = machine.resolve(place);
        write(home.resolve("release"), """
            IMPLEMENTOR="Test"
            JAVA_VERSION="%s"
            MODULES="java.base"
            """.formatted(version));
        executable(home.resolve("bin/java"), """
            #!/bin/sh
            if [ "$1" = -XshowSettings:properties ]; then
                echo "    java.version = %s" >&2
                exit 0
            fi
            echo "java %s"
            for argument in "$@"; do
                echo "[$argument]"
            done
            """.formatted(version, place));
        return home;
    }

    private static Path executable(Path file, String script) throws IOException {
        write(file, script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
