package dev.vpcdoctor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeRequestTest {
    @Test
    void aRequestWithoutOptionsTakesTheDefaults() throws MalformedJsonException {
        ProbeRequest request = ProbeRequest.fromJson("""
            {"schemaVersion": "1", "checks": [{"id": "db", "kind": "service", "protocol": "postgresql",
              "host": "db.example.com", "port": 5432}]}
            """);

        assertThat(request)
                .isEqualTo(ProbeRequest.of(ServiceCheck.of("db", "db.example.com", 5432, Protocol.POSTGRESQL)));
    }

    @Test
    void aKindOfCheckFromTheFutureIsAnsweredAndDoesNotDisturbTheOthers() throws MalformedJsonException {
        ProbeRequest request = ProbeRequest.fromJson("""
            {"schemaVersion": "1", "checks": [
              {"id": "q", "kind": "quic", "host": "a", "port": 443},
              {"id": "t", "kind": "tcp", "host": "a", "port": 443}]}
            """);

        assertThat(request.checks())
                .containsExactly(
                        new UnknownCheck("q", "quic", "not understood by this probe version: the kind of check quic"),
                        TcpCheck.of("t", "a", 443));
    }

    @Test
    void aFieldFromTheFutureMakesItsCheckNotUnderstoodSinceItWouldBeAnotherCheckWithoutIt()
            throws MalformedJsonException {
        ProbeRequest request = ProbeRequest.fromJson("""
            {"schemaVersion": "1", "checks": [
              {"id": "t", "kind": "tcp", "host": "a", "port": 443, "fromPort": 1024}]}
            """);

        assertThat(request.checks())
                .containsExactly(new UnknownCheck(
                        "t", "tcp", "not understood by this probe version: the field fromPort of a tcp check"));
    }

    @Test
    void aFieldFromTheFutureInTheRequestItselfIsAnsweredAndTheChecksAreMade() throws MalformedJsonException {
        ProbeRequest request = ProbeRequest.fromJson("""
            {"schemaVersion": "1", "order": "random", "checks": [{"id": "t", "kind": "tcp", "host": "a", "port": 1}]}
            """);

        assertThat(request.checks())
                .containsExactly(
                        TcpCheck.of("t", "a", 1),
                        new UnknownCheck(
                                "(request)",
                                "request",
                                "not understood by this probe version: the request's field order"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"x\", \"kind\": \"tcp\", \"host\": \"a\", \"port\": 70000} ~ port must be 1 to 65535, not"
                        + " 70000",
                "{\"id\": \"x\", \"kind\": \"tcp\", \"host\": \"a\", \"port\": 1.5} ~ checks[0].port must be a whole"
                        + " number",
                "{\"id\": \"x\", \"kind\": \"tcp\", \"port\": 1} ~ checks[0].host is missing",
                "{\"id\": \"x\", \"kind\": \"tcp\", \"host\": \"a b\", \"port\": 1} ~ host must be a host name",
                "{\"id\": \"x\", \"kind\": \"tcp\", \"host\": \"a\", \"port\": 1, \"times\": 0} ~ times must be 1 to"
                        + " 1000",
                "{\"id\": \"x\", \"kind\": \"dns\", \"name\": \"a\", \"types\": [\"TXT\"]} ~ types must be of A, AAAA",
                "{\"id\": \"x\", \"kind\": \"egress\", \"url\": \"ftp://a/\"} ~ url must begin with http or https",
                "{\"id\": \"x\", \"kind\": \"path-mtu\", \"host\": \"a\", \"port\": 1, \"protocol\": \"kafka\"} ~"
                        + " protocol must be",
                "{\"id\": \"x\", \"kind\": \"service\", \"host\": \"a\", \"port\": 1, \"protocol\": \"gopher\"} ~ must"
                        + " be one of",
            })
    void aCheckThatCannotBeIsAnsweredWithWhatIsWrongAboutIt(String checkAndReason) throws MalformedJsonException {
        String[] parts = checkAndReason.split(" ~ ", 2);

        ProbeRequest request = ProbeRequest.fromJson("{\"schemaVersion\": \"1\", \"checks\": [" + parts[0] + "]}");

        assertThat(request.checks()).singleElement().isInstanceOfSatisfying(UnknownCheck.class, unknown -> {
            assertThat(unknown.id()).isEqualTo("x");
            assertThat(unknown.reason()).contains(parts[1]);
        });
    }

    @Test
    void aSecondCheckWithTheSameIdIsAnsweredAsSuch() throws MalformedJsonException {
        ProbeRequest request = ProbeRequest.fromJson("""
            {"schemaVersion": "1", "checks": [{"id": "t", "kind": "tcp", "host": "a", "port": 1},
              {"id": "t", "kind": "tcp", "host": "b", "port": 1}]}
            """);

        assertThat(request.checks())
                .containsExactly(
                        TcpCheck.of("t", "a", 1),
                        new UnknownCheck("t", "tcp", "checks[1].id is used twice: each check needs its own"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{", "{\"schemaVersion\": \"1\"}", "{\"schemaVersion\": 1, \"checks\": []}"})
    void whatIsNoRequestIsRefusedAsAWhole(String garbage) {
        assertThatThrownBy(() -> ProbeRequest.fromJson(garbage)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void anotherVersionOfTheSchemaIsRefusedByName() {
        assertThatThrownBy(() -> ProbeRequest.fromJson("{\"schemaVersion\": \"2\", \"checks\": []}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("schemaVersion is 2, and only 1 is understood here");
    }

    @Test
    void aDocumentNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> ProbeRequest.fromJson("{\"checks\":" + "[".repeat(500_000)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void moreChecksThanTheLimitAreRefusedWithTheNumbers() {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            checks.add(TcpCheck.of("c" + i, "a", 1));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbeRequest(Optional.empty(), checks))
                .withMessageContaining("at most 2000 checks, and this one has 6000");
    }

    @Test
    void moreAttemptsThanTheLimitAreRefusedWithTheNumbers() {
        Attempts thousand = new Attempts(Duration.ofSeconds(1), 1_000, Duration.ZERO);
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            checks.add(new TcpCheck("c" + i, "a", 1, thousand));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbeRequest(Optional.empty(), checks))
                .withMessageContaining("at most 10000 attempts, and this one has 11000");
    }

    @Test
    void whatWasNotUnderstoodCannotBeSentOn() {
        ProbeRequest request = ProbeRequest.of(new UnknownCheck("x", "quic", "not understood"));

        assertThatIllegalArgumentException().isThrownBy(request::toJson).withMessageContaining("cannot be sent");
    }

    @Test
    void theSchemaRefusesWhatTheReaderDoesNotUnderstand() throws IOException {
        try (InputStream text = ProbeRequest.class.getResourceAsStream("probe-request.schema.json")) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
            for (String check : List.of(
                    "{\"id\":\"t\",\"kind\":\"tcp\",\"host\":\"a\",\"port\":443,\"fromPort\":1}",
                    "{\"id\":\"t\",\"kind\":\"quic\"}",
                    "{\"id\":\"t\",\"kind\":\"tcp\",\"host\":\"a\",\"port\":0}",
                    "{\"kind\":\"tcp\",\"host\":\"a\",\"port\":1}")) {
                String json = "{\"schemaVersion\":\"1\",\"checks\":[" + check + "]}";
                assertThat(schema.validate(json, InputFormat.JSON)).as(check).isNotEmpty();
            }
        }
    }
}
