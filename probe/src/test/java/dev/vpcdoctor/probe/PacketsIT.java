package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.NetworkNamespaces;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TcpCheck;
import dev.vpcdoctor.shared.TlsOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What packets do in a network of namespaces, with real filters, and the word that the probe has for it. */
class PacketsIT {
    private static final Attempts SHORT = Attempts.once(Duration.ofMillis(700));
    private static final int ECHO = 8080;

    @TempDir
    static Path folder;

    private static NetworkNamespaces world;

    @BeforeAll
    static void buildTheWorld() throws IOException {
        Requirement.probeJar();
        String nginx = Requirement.program("nginx");
        world = NetworkNamespaces.make();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
            daemon off; pid %1$s/nginx.pid; error_log %1$s/error.log; worker_processes 1;
            events { worker_connections 512; }
            http { access_log off; client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                   uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                   server { listen %2$d; listen [::]:%2$d; location / { return 200 "$remote_addr\\n"; } } }
            """.formatted(folder, ECHO));
        world.keep(Background.start(
                        Map.of(),
                        world.inHost("far", nginx, "-e", folder + "/start.log", "-c", configuration.toString()))
                .await(PacketsIT::echoAnswers));
    }

    private static boolean echoAnswers() {
        return world.in("far", "ss", "-lnt").contains(":" + ECHO + " ");
    }

    @AfterAll
    static void endTheWorld() {
        if (world != null) {
            world.close();
        }
    }

    @BeforeEach
    void openEverything() {
        for (String host : List.of("function", "router", "far")) {
            world.filter(host, "");
        }
    }

    @Test
    void anOpenPortIsOpenAndTheSourceIsTheFunctionsOwn() {
        Observation seen = tcp(NetworkNamespaces.FAR, ECHO);

        assertThat(seen.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(((Details.Tcp) seen.details()).sourceAddress()).contains(NetworkNamespaces.FUNCTION);
        assertThat(((Details.Tcp) seen.details()).sourcePort()).isPresent();
    }

    @Test
    void anOpenPortIsOpenByIpv6() {
        Observation seen = tcp(NetworkNamespaces.FAR_V6, ECHO);

        assertThat(seen.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(seen.asked().address()).contains(NetworkNamespaces.FAR_V6);
        assertThat(((Details.Tcp) seen.details()).sourceAddress()).contains("fd00:213:1::2");
    }

    @Test
    void aPortWithoutListenerIsRefused() {
        assertThat(tcp(NetworkNamespaces.FAR, 9).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aDroppedSynIsTimedOut() {
        world.filter("router", forward("tcp dport 8080 drop"));

        Observation seen = tcp(NetworkNamespaces.FAR, ECHO);

        assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(seen.reason()).contains("no answer within 700 ms");
    }

    @Test
    void aRejectionWithRstIsRefused() {
        world.filter("router", forward("tcp dport 8080 reject with tcp reset"));

        assertThat(tcp(NetworkNamespaces.FAR, ECHO).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "net-unreachable, unreachable, network-unreachable",
        "host-unreachable, unreachable, host-unreachable",
        "prot-unreachable, unreachable, protocol-unreachable",
        "port-unreachable, refused, ",
        "net-prohibited, unreachable, network-unreachable",
        "host-prohibited, unreachable, host-unreachable",
        "admin-prohibited, unreachable, host-unreachable",
    })
    void eachIcmpUnreachableHasItsWord(String code, String outcome, String cause) {
        world.filter("router", forward("tcp dport 8080 reject with icmp type " + code));

        Observation seen = tcp(NetworkNamespaces.FAR, ECHO);

        assertThat(seen.outcome().word()).isEqualTo(outcome);
        assertThat(((Details.Tcp) seen.details()).cause().orElse(null)).isEqualTo(cause);
    }

    /**
     * Between namespaces the ICMPv6 message comes back within the call that sends the SYN, while the kernel still holds the
     * socket and only takes note; the second SYN, after a second, is what it answers to.
     */
    @ParameterizedTest
    @CsvSource({
        "no-route, unreachable, network-unreachable",
        "admin-prohibited, unreachable, administratively-prohibited",
        "addr-unreachable, unreachable, host-unreachable",
        "port-unreachable, refused, ",
    })
    void eachIcmpv6UnreachableHasItsWord(String code, String outcome, String cause) {
        world.filter("router", forward("tcp dport 8080 reject with icmpv6 type " + code));

        Observation seen = ProbeProcess.only(
                run(new TcpCheck("c", NetworkNamespaces.FAR_V6, ECHO, Attempts.once(Duration.ofMillis(3_500)))),
                "c",
                Layer.TCP);

        assertThat(seen.outcome().word()).isEqualTo(outcome);
        assertThat(((Details.Tcp) seen.details()).cause().orElse(null)).isEqualTo(cause);
    }

    @Test
    void noRouteIsUnreachable() {
        Observation seen = tcp("198.51.100.7", 443);

        assertThat(seen.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(((Details.Tcp) seen.details()).cause()).contains("network-unreachable");
    }

    @Test
    void aConnectionWhoseFurtherPacketsAreDroppedIsOpenAndThenSilent() {
        world.filter("router", forward("ip daddr 10.213.2.2 tcp flags & (psh|ack) == (psh|ack) drop"));

        ProbeReport report = run(
                ServiceCheck.of("c", NetworkNamespaces.FAR, ECHO, Protocol.HTTP).with(SHORT));

        assertThat(ProbeProcess.only(report, "c", Layer.TCP).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(ProbeProcess.only(report, "c", Layer.SERVICE).outcome()).isEqualTo(Outcome.SILENT);
    }

    @Test
    void aConnectionThatIsTornDownAtOnceIsReset() {
        resetting(8081, "pass");

        ProbeReport report = run(TcpCheck.of("c", NetworkNamespaces.FAR, 8081));

        assertThat(ProbeProcess.only(report, "c", Layer.TCP).outcome()).isEqualTo(Outcome.RESET);
    }

    @Test
    void aConnectionThatIsTornDownInsteadOfAnAnswerFailsWithAReset() {
        resetting(8082, "c.recv(1)");

        ProbeReport report = run(ServiceCheck.of("s", NetworkNamespaces.FAR, 8082, Protocol.HTTP));

        Observation service = ProbeProcess.only(report, "s", Layer.SERVICE);
        assertThat(service.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(((Details.Service) service.details()).greeting()).contains("reset");
    }

    /** A server that resets every connection, after what it does first. */
    private static void resetting(int port, String first) {
        world.keep(Background.start(
                        Map.of(),
                        world.inHost(
                                "far",
                                "python3",
                                "-c",
                                RESETTING_SERVER
                                        .replace("PORT", Integer.toString(port))
                                        .replace("FIRST", first)))
                .await(() -> world.in("far", "ss", "-lnt").contains(":" + port + " ")));
    }

    /** The size of the table itself is one for all namespaces, so the router's limit is set by a rule. */
    @Test
    void aRouterWhoseConnectionTrackingIsFullIsTimedOut() {
        world.filter("router", forward("tcp dport 8080 ct state new ct count over 1 drop"));
        try (Background holding =
                Background.start(Map.of(), world.inHost("function", "python3", "-c", HOLDING_CLIENT))) {
            holding.await(() ->
                    world.in("function", "ss", "-Hnt", "state", "established").contains(":8080"));

            assertThat(tcp(NetworkNamespaces.FAR, ECHO).outcome()).isEqualTo(Outcome.TIMED_OUT);
        }
    }

    @Test
    void anAnswerThatIsDroppedOnTheWayBackIsTimedOut() {
        world.filter("router", forward("tcp sport 8080 drop"));

        assertThat(tcp(NetworkNamespaces.FAR, ECHO).outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void aRejectionByTheSystemsOwnFilterIsRefused() {
        world.filter(
                "function", "table inet t { chain o { type filter hook output priority 0; tcp dport 8080 reject; }; }");

        assertThat(tcp(NetworkNamespaces.FAR, ECHO).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aBlackHoleForBigPacketsAnswersTheSmallRequestAndNotTheLargeOne() {
        world.filter("router", forward("ip length > 1000 drop"));

        ProbeReport report = run(new PathMtuCheck(
                "c",
                NetworkNamespaces.FAR,
                ECHO,
                Protocol.HTTP,
                PathMtuCheck.DEFAULT_BYTES,
                TlsOptions.DEFAULT,
                SHORT));

        assertThat(report.of("c"))
                .filteredOn(observation -> observation.layer() == Layer.SERVICE)
                .extracting(Observation::outcome)
                .containsExactly(Outcome.READY, Outcome.SILENT);
    }

    @Test
    void aPathThatCarriesBigPacketsAnswersBothRequests() {
        ProbeReport report = run(PathMtuCheck.of("c", NetworkNamespaces.FAR, ECHO, Protocol.HTTP));

        assertThat(report.of("c"))
                .filteredOn(observation -> observation.layer() == Layer.SERVICE)
                .extracting(Observation::outcome)
                .containsExactly(Outcome.READY, Outcome.READY);
    }

    @Test
    void thePublicAddressIsThatOfTheNat() {
        world.filter(
                "router",
                "table ip nat { chain p { type nat hook postrouting priority 100; oifname \"far\" masquerade; }; }");

        ProbeReport report = run(new EgressCheck(
                "c", URI.create("http://" + NetworkNamespaces.FAR + ":" + ECHO + "/"), TlsOptions.DEFAULT, SHORT));

        Observation service = ProbeProcess.only(report, "c", Layer.SERVICE);
        assertThat(service.outcome()).isEqualTo(Outcome.READY);
        assertThat(((Details.Service) service.details()).publicAddress()).contains(NetworkNamespaces.ROUTER_OUTSIDE);
        assertThat(report.environment().clockOffsetMillis()).isPresent();
    }

    @Test
    void withoutNatThePublicAddressIsTheFunctionsOwn() {
        ProbeReport report = run(new EgressCheck(
                "c", URI.create("http://" + NetworkNamespaces.FAR + ":" + ECHO + "/"), TlsOptions.DEFAULT, SHORT));

        Details.Service details =
                (Details.Service) ProbeProcess.only(report, "c", Layer.SERVICE).details();
        assertThat(details.publicAddress()).contains(NetworkNamespaces.FUNCTION);
    }

    @Test
    void anIntermittentFaultShowsAttemptByAttempt() {
        world.filter("router", forward("tcp dport 8080 tcp flags syn numgen inc mod 2 == 1 drop"));

        ProbeReport report = run(new TcpCheck(
                "c", NetworkNamespaces.FAR, ECHO, new Attempts(Duration.ofMillis(400), 4, Duration.ofMillis(5))));

        assertThat(report.of("c")).extracting(Observation::attempt).containsExactly(1, 2, 3, 4);
        assertThat(report.of("c"))
                .extracting(Observation::outcome)
                .containsExactly(Outcome.OPEN, Outcome.TIMED_OUT, Outcome.OPEN, Outcome.TIMED_OUT);
    }

    private static final String RESETTING_SERVER = """
        import socket, struct
        s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(('10.213.2.2', PORT)); s.listen(10)
        while True:
            c, _ = s.accept()
            FIRST; c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); c.close()
        """;

    private static final String HOLDING_CLIENT = """
        import socket, time
        s = socket.create_connection(('10.213.2.2', 8080)); time.sleep(20)
        """;

    private static String forward(String rule) {
        return "table inet t { chain f { type filter hook forward priority 0; " + rule + "; }; }";
    }

    private static Observation tcp(String address, int port) {
        return ProbeProcess.only(run(new TcpCheck("c", address, port, SHORT)), "c", Layer.TCP);
    }

    private static ProbeReport run(dev.vpcdoctor.shared.Check... checks) {
        return ProbeProcess.on(world, "function", ProbeRequest.of(checks));
    }
}
