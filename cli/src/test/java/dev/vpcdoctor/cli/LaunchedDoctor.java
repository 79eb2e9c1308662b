package dev.vpcdoctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command as a user launches it, in a home and an environment of its own. */
final class LaunchedDoctor {
    static final Path LAUNCHER = Path.of("target/dist/bin/vpc-doctor").toAbsolutePath();

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * With no credentials and no region anywhere.
     *
     * @param home an empty folder
     */
    LaunchedDoctor(Path home, LiveAccount account) {
        this.home = home;
        set("HOME", home.toString());
        set("PATH", System.getenv("PATH"));
        set("JAVA_HOME", System.getProperty("java.home"));
        set("AWS_ENDPOINT_URL", account.proxy.address().toString());
        // There is no machine of AWS to ask, and nothing outside may be.
        set("AWS_EC2_METADATA_DISABLED", "true");
    }

    LaunchedDoctor set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    LaunchedDoctor withKeys() {
        return set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT").set("AWS_SECRET_ACCESS_KEY", "secret-of-the-environment");
    }

    LaunchedDoctor inRegion(String region) {
        return set("AWS_REGION", region);
    }

    /** Writes {@code ~/.aws/config}. */
    LaunchedDoctor configured(String text) {
        return file("config", text);
    }

    /** Writes a file under {@code ~/.aws}. */
    LaunchedDoctor file(String name, String text) {
        Path file = home.resolve(".aws").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    LaunchedProcess run(String... arguments) {
        try {
            return start(arguments).end();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Runs it without waiting for its end. */
    LaunchedProcess.Started start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        try {
            return LaunchedProcess.start(home, environment, command);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
