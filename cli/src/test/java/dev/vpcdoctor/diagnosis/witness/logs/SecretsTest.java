package dev.vpcdoctor.diagnosis.witness.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a line holds: nothing of it is told but what is certainly a host, a port or a figure. */
class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getaddrinfo ENOTFOUND hunter2",
                "getaddrinfo ENOTFOUND p@hunter2/host",
                "connect ECONNREFUSED hunter2:5432",
                "Could not connect to the endpoint URL: \"https://app:hunter2@api.example.com/v1?key=hunter2\"",
                "Could not connect to the endpoint URL: \"https://app:hun/hunter2@api.example.com/v1\"",
                "Connect timeout on endpoint URL: \"https://api.example.com/hunter2\"",
                "java.net.UnknownHostException: hunter2",
                "could not translate host name \"hunter2\" to address: hunter2 is not known",
                "(2003, \"Can't connect to MySQL server on 'hunter2' (hunter2)\")",
                "1045 (28000): Access denied for user 'hunter2'@'hunter2' (using password: YES)",
                "no pg_hba.conf entry for host \"hunter2\", user \"hunter2\", database \"hunter2\", SSL off",
                "FATAL: password authentication failed for user \"hunter2\"",
                "1226 User hunter2 has exceeded the 'max_user_connections' resource",
                "Error occurred while DescribeSubnets. EC2 Error Code: X. EC2 Error Message: hunter2",
                "dial tcp: lookup hunter2 on 169.254.78.1:53: no such host",
                "hunter2 - Connection is not available, request timed out after 3000ms",
                "SocketTimeoutException: hunter2 Connect timed out",
                "password=hunter2\nError: connect ETIMEDOUT 10.0.0.1:5432\nauthorization: Bearer hunter2"
            })
    void nothingElseOfALineIsKept(String line) {
        List<LogEvent> kept = FunctionLog.withoutSecrets(List.of(new LogEvent("1", Instant.EPOCH, "stream", line)));

        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).message()).doesNotContain("hunter2");
    }
}
