package dev.vpcdoctor.probe.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.dns.SystemResolvers;
import dev.vpcdoctor.shared.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EnvironmentReaderTest {
    @Test
    void theAgeOfTheProcessIsTheOneThatJavaTells() {
        Instant now = Instant.now();
        long said = ProcessAge.micros(now).orElseThrow();
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();

        // Java tells it by the wall clock, which may have been set since.
        assertThat(said).isCloseTo(Duration.between(start, now).toMillis() * 1_000, Offset.offset(5_000_000L));
    }

    @Test
    void ofTheVariablesOnlyWhatHelpsIsReadAndNonsenseIsPassedOver() {
        Map<String, String> variables = Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "a lot",
                "AWS_EXECUTION_ENV", "AWS_Lambda_java21",
                "DB_PASSWORD", "hunter2");

        Environment described = new EnvironmentReader(variables).describe(SystemResolvers.read(), true, Instant.now());

        assertThat(described.region()).contains("eu-west-1");
        assertThat(described.memoryMegabytes()).isEmpty();
        assertThat(described.runtime()).startsWith("AWS_Lambda_java21, Java ");
        assertThat(described.toString()).doesNotContain("hunter2");
    }
}
