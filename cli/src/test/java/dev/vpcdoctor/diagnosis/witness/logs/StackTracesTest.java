package dev.vpcdoctor.diagnosis.witness.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a whole stack trace the cause decides. The traces are what the runtimes and clients printed. */
class StackTracesTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:02:11Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        java-hikari-postgresql-timeout | CONNECT_TIMEOUT    | SocketTimeoutException: Connect timed out
        java-mysql-no-such-name        | NAME_NOT_ANSWERED  | java.net.UnknownHostException: orders.abcdefgh.eu-west-1.rds.amazonaws.com: Temporary failure in name resolution
        java-sdk-timeout               | CONNECT_TIMEOUT    | Unable to execute HTTP request: Connect to sqs.eu-west-1.amazonaws.com:443 [...] failed: connect timed out
        java-http-client-refused       | CONNECTION_REFUSED | java.net.ConnectException Caused by: java.nio.channels.ClosedChannelException
        java-http-client-no-such-name  | DNS_FAILURE        | java.nio.channels.UnresolvedAddressException
        java-socket-refused            | CONNECTION_REFUSED | ConnectException: Connection refused
        python-requests-no-such-name   | NAME_NOT_FOUND     | Failed to resolve 'nohost.invalid' ([Errno -2] Name or service not known)
        python-urllib-refused          | CONNECTION_REFUSED | [Errno 111] Connection refused
        python-botocore-refused        | CONNECTION_REFUSED | Could not connect to the endpoint URL: "http://sqs.eu-west-1.amazonaws.com": [Errno 111] Connection refused
        node-refused                   | CONNECTION_REFUSED | connect ECONNREFUSED 127.0.0.1:9
        node-fetch-refused             | CONNECTION_REFUSED | connect ECONNREFUSED 127.0.0.1:45999
        node-fetch-no-such-name        | NAME_NOT_FOUND     | getaddrinfo ENOTFOUND nohost.invalid
        node-aggregate-timeout         | CONNECT_TIMEOUT    | connect ETIMEDOUT 52.218.0.10:443
        go-refused                     | CONNECTION_REFUSED | dial tcp 127.0.0.1:9: connect: connection refused
        go-no-such-name                | NAME_NOT_FOUND     | dial tcp: lookup nohost.invalid: no such host
        go-timeout                     | CONNECT_TIMEOUT    | dial tcp 10.20.20.30:5432: i/o timeout
        dotnet-npgsql-timeout          | CONNECT_TIMEOUT    | NpgsqlException (0x80004005): Failed to connect to 10.20.20.30:5432: SocketException (110): Connection timed out
        dotnet-http-no-such-name       | NAME_NOT_FOUND     | Name or service not known (nohost.invalid:443)
        dotnet-http-refused            | CONNECTION_REFUSED | Connection refused (10.20.20.40:8080)
        """)
    void theCauseDecides(String trace, Symptom symptom, String says) {
        LoggedFailure failure = FailureClassifier.classify(read(trace)).orElseThrow();

        assertThat(failure.symptom()).isEqualTo(symptom);
        assertThat(failure.says()).isEqualTo(says).doesNotContain("hunter2");
        assertThat(FailureClassifier.classify(failure.says())).contains(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java-hikari-postgresql-timeout",
                "java-mysql-no-such-name",
                "java-sdk-timeout",
                "java-socket-refused"
            })
    void aTraceWrittenLineByLineIsOneEvent(String trace) {
        List<LogEvent> events = Arrays.stream(read(trace).split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> new LogEvent("", TIME, "stream", line))
                .toList();

        Optional<LoggedFailure> whole = FailureClassifier.classify(read(trace));
        List<FunctionLog.Seen> seen =
                FunctionLog.of("/aws/lambda/orders", events, true).failures();

        assertThat(seen).extracting(FunctionLog.Seen::count).containsOnly(1);
        assertThat(seen).extracting(FunctionLog.Seen::failure).contains(whole.orElseThrow());
    }

    @Test
    void errorsThatSayDifferentThingsStayAmbiguous() {
        String both = "Error: connect ECONNREFUSED 10.0.0.5:443\nError: connect ETIMEDOUT 10.0.0.6:443";

        LoggedFailure failure = FailureClassifier.classify(both).orElseThrow();

        assertThat(failure.symptom()).isEqualTo(Symptom.AMBIGUOUS);
        assertThat(failure.hosts()).isEmpty();
    }

    @Test
    void whatFailedForAnUnknownReasonStaysSo() {
        assertThat(FailureClassifier.classify("Could not connect to the endpoint URL: \"https://sqs.x.example/\"")
                        .map(LoggedFailure::symptom))
                .contains(Symptom.CONNECT_FAIL);
        assertThat(FailureClassifier.classify("com.mysql.cj...: Communications link failure")
                        .map(LoggedFailure::symptom))
                .contains(Symptom.CONNECT_FAIL);
    }

    @Test
    void anHttpClientsWholeTimeIsNotItsConnections() {
        String message = "System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured"
                + " HttpClient.Timeout of 3 seconds elapsing.";

        assertThat(FailureClassifier.classify(message).map(LoggedFailure::symptom))
                .contains(Symptom.TIMEOUT_GENERIC);
    }

    @Test
    void anythingElseIsNothing() {
        assertThat(FailureClassifier.classify("INFO order 4711 was paid in 30 ms"))
                .isEmpty();
    }

    private static String read(String trace) {
        try (InputStream in = StackTracesTest.class.getResourceAsStream("/traces/" + trace + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(trace, e);
        }
    }
}
