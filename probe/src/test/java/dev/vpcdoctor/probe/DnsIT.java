package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.probe.testing.NetworkNamespaces;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.ProbeProcess;
import dev.vpcdoctor.probe.testing.Requirement;
import dev.vpcdoctor.shared.AddressScope;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.DnsTransport;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.RecordType;
import dev.vpcdoctor.shared.TcpCheck;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** unbound and dnsmasq, and a name server of the test's own for what neither can be made to do. */
class DnsIT {
    private static final int UNBOUND = Ports.free();
    /** dnsmasq without an upstream: it refuses, which leaves unbound without an answer. */
    private static final int REFUSING = Ports.free();

    @TempDir
    static Path folder;

    private static Background unbound;
    private static Background refusing;

    @BeforeAll
    static void startUnbound() throws IOException {
        String program = Requirement.program("unbound");
        StringBuilder many = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            many.append("local-data: \"big.example. A 10.0.0.").append(i).append("\"\n");
        }
        Path configuration = folder.resolve("unbound.conf");
        Files.writeString(configuration, """
            server:
              interface: 127.0.0.1
              port: %d
              do-daemonize: no
              username: ""
              chroot: ""
              directory: "%s"
              pidfile: ""
              use-syslog: no
              module-config: "iterator"
              do-not-query-localhost: no
              minimal-responses: no
              local-zone: "example." static
              local-data: "db.example. 300 IN A 10.1.2.3"
              local-data: "db.example. 300 IN AAAA fd00::3"
              local-data: "public.example. 60 IN A 93.184.216.34"
              local-data: "loop1.example. CNAME loop2.example."
              local-data: "loop2.example. CNAME loop1.example."
              local-data: "_pg._tcp.example. SRV 1 2 5432 db.example."
              local-data-ptr: "10.1.2.3 db.example."
              %s
              local-zone: "refused.test." refuse
            forward-zone:
              name: "broken.net."
              forward-addr: 127.0.0.1@%d
            """.formatted(UNBOUND, folder, many, REFUSING));
        refusing = Background.start(
                        Map.of(),
                        List.of(
                                Requirement.program("dnsmasq"),
                                "--keep-in-foreground",
                                "--no-resolv",
                                "--no-hosts",
                                "--conf-file=/dev/null",
                                "--listen-address=127.0.0.1",
                                "--bind-interfaces",
                                "--port=" + REFUSING))
                .await(() -> Ports.open("127.0.0.1", REFUSING));
        unbound = Background.start(Map.of(), List.of(program, "-d", "-c", configuration.toString()))
                .await(() -> Ports.open("127.0.0.1", UNBOUND));
    }

    @AfterAll
    static void stopUnbound() {
        if (unbound != null) {
            unbound.close();
        }
        if (refusing != null) {
            refusing.close();
        }
    }

    @Test
    void anAnswerComesWithItsAddressesTheirTtlAndWhetherTheyArePrivate() {
        Observation seen = ask("db.example.", RecordType.A);

        assertThat(seen.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(seen.asked().address()).contains("127.0.0.1");
        assertThat(details(seen).records()).singleElement().satisfies(found -> {
            assertThat(found.data()).isEqualTo("10.1.2.3");
            assertThat(found.ttlSeconds()).isEqualTo(300);
            assertThat(found.scope()).contains(AddressScope.PRIVATE);
        });
        assertThat(details(ask("public.example.", RecordType.A))
                        .records()
                        .get(0)
                        .scope())
                .contains(AddressScope.PUBLIC);
        assertThat(details(ask("db.example.", RecordType.AAAA)).addresses()).containsExactly("fd00::3");
    }

    @Test
    void aNameThatDoesNotExistIsNxdomain() {
        assertThat(ask("nobody.example.", RecordType.A).outcome()).isEqualTo(Outcome.NXDOMAIN);
    }

    @Test
    void aNameWithoutARecordOfTheTypeIsNoAnswer() {
        assertThat(ask("public.example.", RecordType.AAAA).outcome()).isEqualTo(Outcome.NO_ANSWER);
    }

    @Test
    void aServerThatCannotFindOutIsServfail() {
        assertThat(only(check("x.broken.net.", RecordType.A).with(Attempts.once(Duration.ofSeconds(30))))
                        .outcome())
                .isEqualTo(Outcome.SERVFAIL);
    }

    @Test
    void aServerThatDoesNotWantToAnswerIsRefused() {
        assertThat(ask("x.refused.test.", RecordType.A).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aCnameLoopIsNoAnswerAndEndsWithTheChain() {
        Observation seen = ask("loop1.example.", RecordType.A);

        assertThat(seen.outcome()).isIn(Outcome.NO_ANSWER, Outcome.SERVFAIL);
    }

    @Test
    void serviceAndReverseRecordsAreAskedOnDemand() {
        assertThat(details(ask("_pg._tcp.example.", RecordType.SRV))
                        .records()
                        .get(0)
                        .data())
                .isEqualTo("1 2 5432 db.example.");
        Observation reverse = ask("10.1.2.3", RecordType.PTR);
        assertThat(details(reverse).question()).isEqualTo("3.2.1.10.in-addr.arpa");
        assertThat(details(reverse).records().get(0).data()).isEqualTo("db.example.");
    }

    @Test
    void aTruncatedAnswerIsAskedForAgainByTcp() {
        Observation seen = ask("big.example.", RecordType.A);

        assertThat(seen.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(details(seen).truncated()).isTrue();
        assertThat(details(seen).transport()).isEqualTo("tcp");
        assertThat(details(seen).addresses()).hasSize(60);
        assertThat(seen.phases()).extracting("name").containsExactly("query-udp", "query-tcp");
    }

    @Test
    void tcpAloneIsAskedOnDemandAndUdpAloneKeepsTheTruncation() {
        Observation tcp = only(check("big.example.", RecordType.A).over(DnsTransport.TCP));
        Observation udp = only(check("big.example.", RecordType.A).over(DnsTransport.UDP));

        assertThat(tcp.phases()).extracting("name").containsExactly("query-tcp");
        assertThat(details(tcp).addresses()).hasSize(60);
        assertThat(details(udp).truncated()).isTrue();
        assertThat(details(udp).transport()).isEqualTo("udp");
    }

    @Test
    void aServerThatNeverAnswersIsTimedOut() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Observation seen = only(DnsCheck.of("c", "db.example.")
                    .types(RecordType.A)
                    .by("127.0.0.1", silent.getLocalPort())
                    .with(Attempts.once(Duration.ofMillis(300))));

            assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(seen.asked().port()).contains(silent.getLocalPort());
        }
    }

    @Test
    void anAnswerThatIsLateButInTimeIsAnswered() throws IOException {
        try (DatagramSocket late = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> forwardLate(late));

            Observation seen = only(DnsCheck.of("c", "db.example.")
                    .types(RecordType.A)
                    .by("127.0.0.1", late.getLocalPort())
                    .with(Attempts.once(Duration.ofSeconds(5))));

            assertThat(seen.outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    private static void forwardLate(DatagramSocket late) {
        try (DatagramSocket upstream = new DatagramSocket()) {
            DatagramPacket query = new DatagramPacket(new byte[1_500], 1_500);
            late.receive(query);
            byte[] question = Arrays.copyOf(query.getData(), query.getLength());
            upstream.send(new DatagramPacket(question, question.length, InetAddress.getLoopbackAddress(), UNBOUND));
            DatagramPacket answer = new DatagramPacket(new byte[1_500], 1_500);
            upstream.receive(answer);
            TimeUnit.MILLISECONDS.sleep(400);
            byte[] stranger = answer.getData().clone();
            stranger[0]++;
            late.send(new DatagramPacket(stranger, answer.getLength(), query.getSocketAddress()));
            late.send(new DatagramPacket(answer.getData(), answer.getLength(), query.getSocketAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPortWithoutNameServerIsSaidToBeOne() {
        Observation seen =
                only(DnsCheck.of("c", "db.example.").types(RecordType.A).by("127.0.0.1", 1));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.reason().orElseThrow()).contains("no name server listens there");
    }

    @Test
    void theSystemsServersAreAskedEachByItselfAndNamesGoThroughTheSearchListAndLeadToTargets() {
        String dnsmasq = Requirement.program("dnsmasq");
        try (NetworkNamespaces world = NetworkNamespaces.make()) {
            world.keep(Background.start(
                            Map.of(),
                            world.inHost(
                                    "far",
                                    dnsmasq,
                                    "--keep-in-foreground",
                                    "--no-resolv",
                                    "--no-hosts",
                                    "--conf-file=/dev/null",
                                    "--listen-address=" + NetworkNamespaces.FAR,
                                    "--bind-interfaces",
                                    "--local=/corp/",
                                    "--host-record=db.corp," + NetworkNamespaces.FAR + ",fd00:213:2::2",
                                    "--cname=alias.corp,db.corp"))
                    .await(() -> world.in("far", "ss", "-lnu").contains(NetworkNamespaces.FAR + ":53")));
            world.etc(
                    "function",
                    "resolv.conf",
                    "nameserver 10.213.1.1\nnameserver " + NetworkNamespaces.FAR
                            + "\nsearch nowhere.corp corp\noptions ndots:1\n");
            Attempts second = Attempts.once(Duration.ofMillis(800));

            ProbeReport report = ProbeProcess.on(
                    world,
                    "function",
                    ProbeRequest.of(
                            DnsCheck.of("both", "db.corp.").types(RecordType.A).with(second),
                            DnsCheck.of("chain", "alias.corp.")
                                    .types(RecordType.A)
                                    .with(second),
                            TcpCheck.of("target", "alias", 9)));

            assertThat(report.environment().resolvers()).containsExactly("10.213.1.1", NetworkNamespaces.FAR);
            assertThat(report.environment().searchDomains()).containsExactly("nowhere.corp", "corp");
            assertThat(report.of("both")).hasSize(2);
            assertThat(report.of("both").get(0).asked().address()).contains("10.213.1.1");
            assertThat(report.of("both").get(0).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(report.of("both").get(1).outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(details(report.of("chain").get(1)).records())
                    .extracting(Details.DnsRecord::type)
                    .containsExactly("CNAME", "A");
            assertThat(report.of("target"))
                    .filteredOn(observation -> observation.layer() == Layer.TCP)
                    .extracting(observation -> observation.asked().address().orElseThrow(), Observation::outcome)
                    .containsExactly(
                            tuple(NetworkNamespaces.FAR, Outcome.REFUSED),
                            tuple(NetworkNamespaces.FAR_V6, Outcome.REFUSED));
        }
    }

    @Test
    void noServerConfiguredIsSaidAndNotPaperedOverWithLoopback() {
        try (NetworkNamespaces world = NetworkNamespaces.make()) {
            world.etc("function", "resolv.conf", "search corp\n");

            ProbeReport report = ProbeProcess.on(
                    world, "function", ProbeRequest.of(DnsCheck.of("c", "db.corp"), TcpCheck.of("t", "db.corp", 1)));

            assertThat(report.environment().resolvers()).isEmpty();
            Observation seen = ProbeProcess.only(report, "c", Layer.DNS);
            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.reason().orElseThrow()).contains("no name server is configured");
            assertThat(ProbeProcess.only(report, "t", Layer.TCP).outcome()).isEqualTo(Outcome.NOT_ATTEMPTED);
        }
    }

    private static DnsCheck check(String name, RecordType type) {
        return DnsCheck.of("c", name).types(type).by("127.0.0.1", UNBOUND);
    }

    private static Observation ask(String name, RecordType type) {
        return only(check(name, type));
    }

    private static Observation only(DnsCheck check) {
        return ProbeProcess.only(LocalProbe.probe(check), "c", Layer.DNS);
    }

    private static Details.Dns details(Observation observation) {
        return (Details.Dns) observation.details();
    }
}
