package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.LambdaEmulator;
import dev.vpcdoctor.probe.testing.ProbeRun;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.probe.testing.World;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.TcpCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shaded jar under AWS's runtime interface client and emulator. What is forbidden in Lambda is forbidden here, so the
 * targets are hosts in namespaces, joined to this one by a link of their own.
 */
class LambdaRuntimeIT {
    private static final String HERE = "10.213.7.1";
    private static final String THERE = "10.213.7.2";
    private static final String LINK = "vdlambda";
    private static final int PORT = 7000;

    private static World world;
    private final List<LambdaEmulator> emulators = new ArrayList<>();

    @BeforeAll
    static void joinAHost() {
        Requirement.probeJar();
        world = World.make();
        world.join("far", LINK, HERE, THERE);
        world.filter("far", "table inet t { chain i { type filter hook input priority 0; tcp dport 7001 drop; }; }");
        world.keep(Background.start(Map.of(), world.inHost("far", "python3", "-c", LISTENER))
                .await(() -> world.in("far", "ss", "-lnt").contains(":" + PORT + " ")));
    }

    @AfterAll
    static void endTheWorld() {
        if (world != null) {
            world.close();
        }
    }

    @AfterEach
    void stop() {
        emulators.forEach(LambdaEmulator::close);
    }

    @Test
    void theFirstInvocationIsColdAndTheNextIsWarm() {
        LambdaEmulator function = function(THERE + "/32:*");

        ProbeReport cold = invoke(function, ProbeRequest.of(TcpCheck.of("c", THERE, PORT)));
        ProbeReport warm = invoke(function, ProbeRequest.of(TcpCheck.of("c", THERE, PORT)));

        assertThat(ProbeRun.only(cold, "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(cold.environment().coldStart()).isTrue();
        assertThat(warm.environment().coldStart()).isFalse();
        assertThat(cold.environment().region()).contains("eu-west-1");
        assertThat(cold.environment().memoryMegabytes()).contains(512);
        assertThat(cold.environment().sourceAddresses()).contains(HERE);
    }

    @Test
    void environmentsAtTheSameTimeDoNotDisturbEachOther() {
        LambdaEmulator one = function(THERE + "/32:*");
        LambdaEmulator other = function(THERE + "/32:*");

        CompletableFuture<String> first =
                one.invokeLater(ProbeRequest.of(TcpCheck.of("c", THERE, PORT)).toJson());
        CompletableFuture<String> second = other.invokeLater(
                ProbeRequest.of(new TcpCheck("d", THERE, 9, Attempts.DEFAULT)).toJson());

        assertThat(ProbeRun.only(parse(first.join()), "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(ProbeRun.only(parse(second.join()), "d", Layer.TCP).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aRequestThatIsGarbageIsRefusedInAReportAndTheFunctionLives() {
        LambdaEmulator function = function(THERE + "/32:*");

        ProbeReport refused = parse(function.invoke("{\"hello\": [1, 2"));
        ProbeReport other = parse(function.invoke("\"not an object\""));
        ProbeReport after = invoke(function, ProbeRequest.of(TcpCheck.of("c", THERE, PORT)));

        assertThat(refused.refusal().orElseThrow()).contains("not a JSON object");
        assertThat(other.refusal()).isPresent();
        assertThat(ProbeRun.only(after, "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aDeadlineOf200MillisecondsCutsShortWhatIsUnderWayAndTheReportGoesOut() {
        LambdaEmulator function = function(THERE + "/32:*");

        ProbeReport report = invoke(
                function,
                ProbeRequest.of(
                                TcpCheck.of("dropped", THERE, 7001),
                                TcpCheck.of("open", THERE, PORT),
                                new TcpCheck(
                                        "often",
                                        THERE,
                                        7001,
                                        new Attempts(Duration.ofMillis(100), 100, Duration.ofMillis(10))))
                        .within(Duration.ofMillis(200)));

        Observation dropped = ProbeRun.only(report, "dropped", Layer.TCP);
        assertThat(dropped.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(dropped.reason().orElseThrow()).contains("the report had to go out");
        assertThat(ProbeRun.only(report, "open", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        Observation last = report.of("often").get(report.of("often").size() - 1);
        assertThat(last.outcome()).isIn(Outcome.NOT_ATTEMPTED, Outcome.TIMED_OUT);
        assertThat(report.of("often").size()).isLessThan(100);
    }

    @Test
    void theFunctionsOwnTimeLimitIsAnsweredInTime() {
        LambdaEmulator function = function(THERE + "/32:*", Map.of("AWS_LAMBDA_FUNCTION_TIMEOUT", "1"));

        ProbeReport report = invoke(
                function, ProbeRequest.of(new TcpCheck("dropped", THERE, 7001, Attempts.once(Duration.ofSeconds(20)))));

        assertThat(ProbeRun.only(report, "dropped", Layer.TCP).outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void aThousandChecksAreAllAnswered() {
        LambdaEmulator function = function(THERE + "/32:*");
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int port = i % 2 == 0 ? PORT : 20_000 + i;
            checks.add(TcpCheck.of("c" + i, THERE, port));
        }

        ProbeReport report = invoke(function, new ProbeRequest(Optional.empty(), checks));

        for (int i = 0; i < 1_000; i++) {
            assertThat(ProbeRun.only(report, "c" + i, Layer.TCP).outcome())
                    .as("check %d", i)
                    .isEqualTo(i % 2 == 0 ? Outcome.OPEN : Outcome.REFUSED);
        }
    }

    @Test
    void whatTheDeploymentDoesNotAllowIsNotAllowed() {
        LambdaEmulator function = function(THERE + ":" + PORT + ",127.0.0.1:*,169.254.0.0/16:*,*.internal:*");

        ProbeReport report = invoke(
                function,
                ProbeRequest.of(
                        TcpCheck.of("listed", THERE, PORT),
                        TcpCheck.of("other-port", THERE, 9),
                        TcpCheck.of("other-host", HERE, PORT),
                        TcpCheck.of("loopback", "127.0.0.1", 9001),
                        TcpCheck.of("mapped-loopback", "::ffff:127.0.0.1", 9001),
                        TcpCheck.of("unspecified", "0.0.0.0", 9001),
                        TcpCheck.of("metadata", "169.254.169.254", 80),
                        TcpCheck.of("name", "example.com", 443)));

        assertThat(ProbeRun.only(report, "listed", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        for (String check :
                List.of("other-port", "other-host", "loopback", "mapped-loopback", "unspecified", "metadata", "name")) {
            assertThat(ProbeRun.only(report, check, Layer.TCP).outcome())
                    .as(check)
                    .isEqualTo(Outcome.NOT_ALLOWED);
        }
    }

    @Test
    void withoutAnAllowListNothingIsAllowed() {
        LambdaEmulator function = function("");

        ProbeReport report = invoke(function, ProbeRequest.of(TcpCheck.of("c", THERE, PORT)));

        Observation seen = ProbeRun.only(report, "c", Layer.TCP);
        assertThat(seen.outcome()).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(seen.reason().orElseThrow()).contains("VPC_DOCTOR_ALLOW");
    }

    private static final String LISTENER = """
        import socket
        s = socket.socket(); s.bind(('10.213.7.2', 7000)); s.listen(2000)
        while True:
            c, _ = s.accept(); c.recv(1); c.close()
        """;

    private LambdaEmulator function(String allowList) {
        return function(allowList, Map.of());
    }

    private LambdaEmulator function(String allowList, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("VPC_DOCTOR_ALLOW", allowList);
        LambdaEmulator function = LambdaEmulator.start(variables);
        emulators.add(function);
        return function;
    }

    private static ProbeReport invoke(LambdaEmulator function, ProbeRequest request) {
        return parse(function.invoke(request.toJson()));
    }

    private static ProbeReport parse(String response) {
        try {
            return ProbeReport.fromJson(response);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(response, e);
        }
    }
}
