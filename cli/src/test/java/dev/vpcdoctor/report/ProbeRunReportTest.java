package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.SubnetReport;
import dev.vpcdoctor.report.ProbeRunReport.NotAsked;
import dev.vpcdoctor.shared.AddressScope;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Environment;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import dev.vpcdoctor.shared.ProbeReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbeRunReportTest {
    private static final String HOST = "db.example.com";
    private static final ProbeRunReport REPORT = new ProbeRunReport(
            "123456789012",
            "eu-west-1",
            new ProbeOutcome(
                    new ProbeName("vpc-doctor-probe-3f9a1c2b"),
                    List.of(
                            new SubnetReport.Seen("subnet-0fna", Set.of("sg-0function"), report()),
                            new SubnetReport.NotSeen(new ProbeFailure(
                                    "subnet-0fnb",
                                    Stage.CONNECTION,
                                    "SubnetOutOfIPAddresses",
                                    "Lambda could not connect the probe to subnet-0fnb: no address is left"))),
                    Optional.empty(),
                    List.of()),
            List.of(new NotAsked("api.example.com:443", "its allow list does not name it")));

    @Test
    void everyAttemptIsToldWithItsTimesAndNoConclusion() {
        assertThat(new ProbeRunText(Page.PLAIN).render(REPORT)).isEqualTo("""
            From subnet-0fna with sg-0function                                         3.0 s
              db.example.com
                dns A             answered        query 1.2 ms, 10.20.20.30
                tcp 5432          open            connect 0.9 ms, at 10.20.20.30
                tcp 5432          timed-out       connect 3.0 s, at 10.20.20.30
                  no packet came back
                tls 5432          ok              connect 0.9 ms, handshake 14.1 ms, at
                                                  10.20.20.30

            From subnet-0fnb: nothing was seen
              Lambda could not connect the probe to subnet-0fnb: no address is left
              (SubnetOutOfIPAddresses)

            ? no packets to api.example.com:443: its allow list does not name it

            123456789012 · eu-west-1 · vpc-doctor-probe-3f9a1c2b · stays
            """);
    }

    @Test
    void theJsonIsOfOneDocumentInEachLine() {
        List<String> lines = new ProbeRunJson().render(REPORT).lines().toList();

        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(JsonSchemas.PROBE_RUN.violations(line)).isEmpty());
        assertThat(lines.get(0)).contains("\"SubnetId\":\"subnet-0fna\"", "\"timed-out\"");
        assertThat(lines.get(1)).contains("\"Code\":\"SubnetOutOfIPAddresses\"", "\"SubnetId\":\"subnet-0fnb\"");
        assertThat(lines.get(2)).contains("\"Operation\":\"packets to api.example.com:443\"");
    }

    private static ProbeReport report() {
        Details name = new Details.Dns(
                HOST,
                "udp",
                Optional.of("NOERROR"),
                false,
                List.of(new Details.DnsRecord(HOST, "A", 60, "10.20.20.30", Optional.of(AddressScope.PRIVATE))));
        return new ProbeReport(
                "0.1.0",
                Instant.parse("2026-11-21T07:32:00Z"),
                3_004_000,
                new Environment(
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "Java 21",
                        true,
                        Optional.empty(),
                        Optional.empty()),
                List.of(
                        seen(
                                Layer.DNS,
                                new Asked(Optional.of(HOST), Optional.empty(), Optional.of(53), Optional.of("A")),
                                Outcome.ANSWERED,
                                Optional.empty(),
                                List.of(new Phase("query", 0, 1_200)),
                                name),
                        connection(Layer.TCP, Outcome.OPEN, Optional.empty(), List.of(new Phase("connect", 0, 900))),
                        connection(
                                Layer.TCP,
                                Outcome.TIMED_OUT,
                                Optional.of("no packet came back"),
                                List.of(new Phase("connect", 0, 3_000_100))),
                        connection(
                                Layer.TLS,
                                Outcome.OK,
                                Optional.empty(),
                                List.of(new Phase("connect", 0, 900), new Phase("handshake", 900, 14_100)))),
                Optional.empty());
    }

    private static Observation connection(Layer layer, Outcome outcome, Optional<String> reason, List<Phase> phases) {
        return seen(layer, Asked.host(HOST, 5432).at("10.20.20.30"), outcome, reason, phases, Details.NONE);
    }

    private static Observation seen(
            Layer layer, Asked asked, Outcome outcome, Optional<String> reason, List<Phase> phases, Details details) {
        return new Observation("check", layer, asked, outcome, reason, 1, phases, details);
    }
}
