package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.LambdaEmulator;
import dev.vpcdoctor.probe.testing.NetworkNamespaces;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.DnsTransport;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.RecordType;
import dev.vpcdoctor.shared.ServiceCheck;
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
    /** Where two clients are waited for before either is greeted. */
    private static final int PAIRS = 7002;

    private static NetworkNamespaces world;
    private final List<LambdaEmulator> emulators = new ArrayList<>();

    @BeforeAll
    static void joinAHost() {
        Requirement.probeJar();
        world = NetworkNamespaces.make();
        world.join("far", LINK, HERE, THERE);
        world.filter("far", "table inet t { chain i { type filter hook input priority 0; tcp dport 7001 drop; }; }");
        world.keep(Background.start(Map.of(), world.inHost("far", "python3", "-c", LISTENER))
                .await(() -> world.in("far", "ss", "-lnt").contains(":" + PAIRS + " ")));
        StringBuilder hosts = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            hosts.append("10.77.0.").append(i).append(" big.corp\n");
        }
        world.etc("far", "hosts", hosts.toString());
        world.keep(Background.start(
                        Map.of(),
                        world.inHost(
                                "far",
                                Requirement.program("dnsmasq"),
                                "--keep-in-foreground",
                                "--no-resolv",
                                "--conf-file=/dev/null",
                                "--listen-address=" + THERE,
                                "--bind-interfaces"))
                .await(() -> world.in("far", "ss", "-lnu").contains(THERE + ":53")));
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

        assertThat(ProbeProcess.only(cold, "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(cold.environment().coldStart()).isTrue();
        assertThat(warm.environment().coldStart()).isFalse();
        assertThat(cold.environment().region()).contains("eu-west-1");
        assertThat(cold.environment().memoryMegabytes()).contains(512);
        assertThat(cold.environment().sourceAddresses()).contains(HERE);
    }

    @Test
    void invocationsAtTheSameTimeAreAnsweredByEnvironmentsThatDoNotDisturbEachOther() {
        LambdaEmulator one = function(THERE + "/32:*");
        LambdaEmulator other = function(THERE + "/32:*");

        // AWS's client unpacks its native library into a fixed file below /tmp. In Lambda every environment has its own
        // /tmp; here, two that start in the same moment would load what the other one is just writing.
        invoke(one, ProbeRequest.of(TcpCheck.of("warm", THERE, PORT)));
        invoke(other, ProbeRequest.of(TcpCheck.of("warm", THERE, PORT)));

        // The server at this port greets nobody before two have come: one invocation after the other would be in vain.
        Attempts patient = Attempts.once(Duration.ofSeconds(20));
        CompletableFuture<String> first = one.invokeLater(ProbeRequest.of(
                        ServiceCheck.of("c", THERE, PAIRS, Protocol.BANNER).with(patient))
                .toJson());
        CompletableFuture<String> second = other.invokeLater(ProbeRequest.of(
                        ServiceCheck.of("d", THERE, PAIRS, Protocol.BANNER).with(patient))
                .toJson());

        assertThat(ProbeProcess.only(parse(first.join()), "c", Layer.SERVICE).outcome())
                .isEqualTo(Outcome.READY);
        assertThat(ProbeProcess.only(parse(second.join()), "d", Layer.SERVICE).outcome())
                .isEqualTo(Outcome.READY);
        assertThat(parse(first.join()).of("d")).isEmpty();
    }

    @Test
    void aReportThatWouldBeTooLargeForAResponseGoesOutWithoutDetails() {
        LambdaEmulator function = function("*.corp:*," + THERE + "/32:*");
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            checks.add(DnsCheck.of("c" + i, "big.corp.")
                    .types(RecordType.A)
                    .by(THERE, 53)
                    .over(DnsTransport.TCP)
                    .with(new Attempts(Duration.ofSeconds(10), 80, Duration.ZERO)));
        }
        String little = function.invoke(ProbeRequest.of(checks.get(0)).toJson());

        String response = function.invoke(new ProbeRequest(Optional.empty(), checks).toJson());

        // What it would have been, without what a report has only once.
        assertThat(little.length() * 15).isGreaterThan(6 * 1024 * 1024);
        assertThat(response.length()).isLessThan(6 * 1024 * 1024);
        ProbeReport report = parse(response);
        assertThat(report.observations()).hasSize(20 * 80).allSatisfy(seen -> {
            assertThat(seen.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(seen.details()).isEqualTo(Details.NONE);
            assertThat(seen.phases()).isNotEmpty();
        });
        assertThat(parse(little).observations())
                .allSatisfy(seen ->
                        assertThat(((Details.Dns) seen.details()).records()).hasSize(60));
    }

    @Test
    void aRequestThatIsGarbageIsRefusedInAReportAndTheFunctionLives() {
        LambdaEmulator function = function(THERE + "/32:*");

        ProbeReport refused = parse(function.invoke("{\"hello\": [1, 2"));
        ProbeReport other = parse(function.invoke("\"not an object\""));
        ProbeReport after = invoke(function, ProbeRequest.of(TcpCheck.of("c", THERE, PORT)));

        assertThat(refused.refusal().orElseThrow()).contains("not a JSON object");
        assertThat(other.refusal()).isPresent();
        assertThat(ProbeProcess.only(after, "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aDeadlineOf200MillisecondsCutsShortWhatIsUnderWayAndTheReportGoesOut() {
        LambdaEmulator function = function(THERE + "/32:*");

        invoke(function, ProbeRequest.of(TcpCheck.of("warm", THERE, PORT)));

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

        Observation dropped = ProbeProcess.only(report, "dropped", Layer.TCP);
        assertThat(dropped.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(dropped.reason().orElseThrow()).contains("the report had to go out");
        assertThat(ProbeProcess.only(report, "open", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        Observation last = report.of("often").get(report.of("often").size() - 1);
        assertThat(last.outcome()).isIn(Outcome.NOT_ATTEMPTED, Outcome.TIMED_OUT);
        assertThat(report.of("often").size()).isLessThan(100);
    }

    @Test
    void theFunctionsOwnTimeLimitIsAnsweredInTime() {
        LambdaEmulator function = function(THERE + "/32:*", Map.of("AWS_LAMBDA_FUNCTION_TIMEOUT", "3"));
        // The start of a function on a busy machine is not to be taken for the check's own time.
        invoke(function, ProbeRequest.of(TcpCheck.of("open", THERE, PORT)));

        ProbeReport report = invoke(
                function, ProbeRequest.of(new TcpCheck("dropped", THERE, 7001, Attempts.once(Duration.ofSeconds(20)))));

        assertThat(ProbeProcess.only(report, "dropped", Layer.TCP).outcome()).isEqualTo(Outcome.TIMED_OUT);
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
            assertThat(ProbeProcess.only(report, "c" + i, Layer.TCP).outcome())
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

        assertThat(ProbeProcess.only(report, "listed", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        for (String check :
                List.of("other-port", "other-host", "loopback", "mapped-loopback", "unspecified", "metadata", "name")) {
            assertThat(ProbeProcess.only(report, check, Layer.TCP).outcome())
                    .as(check)
                    .isEqualTo(Outcome.NOT_ALLOWED);
        }
    }

    @Test
    void withoutAnAllowListNothingIsAllowed() {
        LambdaEmulator function = function("");

        ProbeReport report = invoke(function, ProbeRequest.of(TcpCheck.of("c", THERE, PORT)));

        Observation seen = ProbeProcess.only(report, "c", Layer.TCP);
        assertThat(seen.outcome()).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(seen.reason().orElseThrow()).contains("VPC_DOCTOR_ALLOW");
    }

    private static final String LISTENER = """
        import socket, threading
        def pairs():
            p = socket.socket(); p.bind(('10.213.7.2', 7002)); p.listen(10)
            while True:
                both = [p.accept()[0], p.accept()[0]]
                for c in both:
                    c.sendall(b'SSH-2.0-pair\\r\\n')
                for c in both:
                    c.close()
        s = socket.socket(); s.bind(('10.213.7.2', 7000)); s.listen(2000)
        threading.Thread(target=pairs, daemon=True).start()
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
