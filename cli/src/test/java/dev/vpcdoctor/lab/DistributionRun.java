package dev.vpcdoctor.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.AwsWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the program as it is shipped, in a process of its own. */
record DistributionRun(int exitCode, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_SECONDS = 120;

    /**
     * Runs it to its end.
     *
     * @param launcher as a user calls it
     * @param aws in place of AWS
     */
    static DistributionRun run(Path launcher, URI aws, Path scratch, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(scratch, "run", ".out");
            Path err = Files.createTempFile(scratch, "run", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"),
                            "AWS_ENDPOINT_URL", aws.toString(),
                            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                            "AWS_SECRET_ACCESS_KEY", "not-a-secret",
                            "AWS_REGION", AwsWorld.REGION,
                            "AWS_CONFIG_FILE", "/dev/null",
                            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " did not end: " + Files.readString(err));
            }
            return new DistributionRun(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The report, where it was asked for as JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out + err, e);
        }
    }

    /** Codes and confidences of the first findings, {@code no-route-to-internet certain}. */
    String first(int count) {
        List<String> first = new ArrayList<>();
        for (JsonNode finding : json().path("findings")) {
            if (first.size() < count) {
                first.add(finding.path("code").asText() + " "
                        + finding.path("confidence").asText());
            }
        }
        return String.join(", ", first);
    }
}
