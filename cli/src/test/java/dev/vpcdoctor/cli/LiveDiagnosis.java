package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.AwsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a diagnosis says of the account as it is now; the same, byte for byte, as of what is saved of it. */
record LiveDiagnosis(JsonNode report, Run text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Diagnoses live, saves the account and diagnoses what was saved.
     *
     * @param folder in which a folder is made for what is saved
     */
    static LiveDiagnosis of(Path folder, String... targets) {
        Path saved = newFolder(folder);
        Run snapshot = Run.of("snapshot", AwsWorld.FUNCTION, "-o", saved.toString());
        assertThat(snapshot.exitCode()).as(snapshot.err()).isEqualTo(ExitCode.HEALTHY);
        Run text = diagnose(targets, "--output", "text");
        Run json = diagnose(targets, "--output", "json");
        assertThat(diagnose(targets, "--output", "text", "--snapshot", saved.toString()))
                .isEqualTo(text);
        assertThat(diagnose(targets, "--output", "json", "--snapshot", saved.toString()))
                .isEqualTo(json);
        assertThat(json.exitCode()).isEqualTo(text.exitCode());
        return new LiveDiagnosis(read(json), text);
    }

    private static Path newFolder(Path folder) {
        try {
            return Files.createTempDirectory(folder, "saved");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Run diagnose(String[] targets, String... more) {
        List<String> arguments = new ArrayList<>(List.of("diagnose", AwsWorld.FUNCTION));
        for (String target : targets) {
            arguments.addAll(List.of("--to", target));
        }
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode read(Run run) {
        try {
            return JSON.readTree(run.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.out() + run.err(), e);
        }
    }

    /** The codes of the findings, the root cause first. */
    List<String> codes() {
        List<String> codes = new ArrayList<>();
        report.path("findings")
                .forEach(finding -> codes.add(finding.path("code").asText()));
        return codes;
    }

    void assertIsHealthy() {
        assertFindsFirst("network-is-fine", ExitCode.HEALTHY);
        assertThat(report.path("notRead")).isEmpty();
    }

    void assertIsBroken(String firstCode) {
        assertFindsFirst(firstCode, ExitCode.PROBLEM_FOUND);
    }

    private void assertFindsFirst(String code, int exitCode) {
        assertThat(codes()).as(text.out()).first().isEqualTo(code);
        assertThat(text.err()).isEmpty();
        assertThat(text.exitCode()).isEqualTo(exitCode);
    }
}
