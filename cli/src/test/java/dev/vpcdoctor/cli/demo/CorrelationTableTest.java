package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come out of every prediction beside every observation, and above all what may never. */
class CorrelationTableTest {
    private static final String HOST = "orders.abcdefgh.eu-west-1.rds.amazonaws.com";
    private static final List<String> OUTCOMES = List.of(
            "", "open", "refused", "timed-out", "unreachable", "reset", "not-allowed", "not-attempted", "failed");
    private static final List<String> PREDICTIONS = List.of("open", "blocked", "unknown", "sometimes");

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', textBlock = """
        open      |             | network-is-fine                    | likely  | healthy
        open      | open        | network-is-fine                    | certain | healthy
        open      | timed-out   | host-firewall-or-target-down       | likely  | problem
        open      | refused     | target-not-listening               | certain | problem
        open      | reset       | target-not-listening               | likely  | problem
        open      | unreachable | host-firewall-or-target-down       | likely  | problem
        open      | not-allowed | network-is-fine                    | likely  | healthy
        blocked   |             | target-sg-blocks-ingress           | likely  | problem
        blocked   | open        | configuration-and-packets-disagree | certain | inconclusive
        blocked   | timed-out   | target-sg-blocks-ingress           | certain | problem
        blocked   | refused     | configuration-and-packets-disagree | likely  | inconclusive
        blocked   | reset       | configuration-and-packets-disagree | likely  | inconclusive
        blocked   | unreachable | target-sg-blocks-ingress           | likely  | problem
        blocked   | failed      | target-sg-blocks-ingress           | likely  | problem
        unknown   |             | not-enough-evidence                | likely  | inconclusive
        unknown   | open        | network-is-fine                    | likely  | healthy
        unknown   | timed-out   | not-enough-evidence                | likely  | problem
        unknown   | refused     | target-not-listening               | likely  | problem
        sometimes |             | nacl-blocks-reply                  | likely  | problem
        sometimes | open        | nacl-blocks-reply                  | likely  | problem
        sometimes | timed-out   | nacl-blocks-reply                  | likely  | problem
        """)
    void bothSubnetsSeeTheSame(String predicted, String seen, String code, String confidence, String outcome) {
        String both = seen == null ? "" : seen;
        Diagnosis diagnosis = diagnose(predicted, both, both);

        Finding first = diagnosis.findings().get(0);
        assertThat(first.code() + " " + first.confidence() + " " + diagnosis.outcome())
                .isEqualTo(code + " " + confidence + " " + outcome);
    }

    @ParameterizedTest(name = "{0}: {1} from one subnet, {2} from the other")
    @MethodSource("everything")
    void nothingWrongIsEverCertain(String predicted, String fromA, String fromB) {
        Diagnosis diagnosis = diagnose(predicted, fromA, fromB);
        List<String> seen = List.of(fromA, fromB);

        for (Finding finding : diagnosis.findings()) {
            if (finding.confidence() == Confidence.CERTAIN) {
                assertThat(mayBeCertain(finding.code(), predicted, seen))
                        .as("%s is certain", finding.code())
                        .isTrue();
            }
        }
        assertThat(diagnosis.findings()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} from one subnet, {2} from the other")
    @MethodSource("everything")
    void packetsThatConnectAreNeverCalledBrokenAndPacketsThatFailNeverHealthy(
            String predicted, String fromA, String fromB) {
        Diagnosis diagnosis = diagnose(predicted, fromA, fromB);

        if (fromA.equals("open") && fromB.equals("open") && !predicted.equals("sometimes")) {
            assertThat(diagnosis.outcome()).isNotEqualTo(Diagnosis.Conclusion.PROBLEM);
            assertThat(diagnosis.findings())
                    .noneMatch(finding -> finding.severity() == Severity.ERROR)
                    .noneMatch(finding -> finding.fix().isPresent());
        }
        if (fromA.equals("timed-out") || fromB.equals("timed-out")) {
            assertThat(diagnosis.outcome()).isNotEqualTo(Diagnosis.Conclusion.HEALTHY);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("noEvidence")
    void whatIsNoEvidenceChangesNothing(String predicted, String seen) {
        assertThat(said(diagnose(predicted, seen, seen))).isEqualTo(said(diagnose(predicted, "", "")));
    }

    private static boolean mayBeCertain(String code, String predicted, List<String> seen) {
        return switch (code) {
            case "network-is-fine" -> predicted.equals("open") && seen.stream().allMatch("open"::equals);
            case "target-sg-blocks-ingress" ->
                predicted.equals("blocked") && seen.stream().allMatch("timed-out"::equals);
            case "configuration-and-packets-disagree" -> predicted.equals("blocked") && seen.contains("open");
            case "target-not-listening" -> predicted.equals("open") && seen.contains("refused");
            default -> false;
        };
    }

    private static Stream<Arguments> everything() {
        return PREDICTIONS.stream()
                .flatMap(predicted -> OUTCOMES.stream()
                        .flatMap(fromA -> OUTCOMES.stream().map(fromB -> Arguments.of(predicted, fromA, fromB))));
    }

    private static Stream<Arguments> noEvidence() {
        return PREDICTIONS.stream()
                .flatMap(predicted ->
                        Stream.of("not-allowed", "not-attempted", "failed").map(seen -> Arguments.of(predicted, seen)));
    }

    private static List<String> said(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .map(finding -> finding.code() + " " + finding.confidence())
                .toList();
    }

    private static Diagnosis diagnose(String predicted, String fromA, String fromB) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        see(seen, "subnet-0fna", fromA);
        see(seen, "subnet-0fnb", fromB);
        List<Document> documents = new ArrayList<>(difference(predicted).applyTo(new World("orders").documents()));
        documents.addAll(new ScenarioPackets(seen).documents());
        Snapshot snapshot = Snapshot.of(documents);
        Network network = NetworkReader.read(snapshot).network();
        LambdaFunction function = network.all(LambdaFunction.class).iterator().next();
        return new Doctor(network, WitnessReader.read(snapshot).witnesses())
                .diagnose(function, List.of(TargetExpression.parse(HOST + ":5432")), List.of());
    }

    private static void see(ObjectNode seen, String subnetId, String outcome) {
        if (!outcome.isEmpty()) {
            double millis = outcome.equals("timed-out") ? 3_000 : 1.2;
            seen.putArray(subnetId)
                    .add("dns " + HOST + " answered 10.20.20.30")
                    .add("tcp " + HOST + "=10.20.20.30:5432 " + outcome + " " + millis);
        }
    }

    private static WorldChanges difference(String predicted) {
        Map<String, String> change = Map.of(
                "open", "{}",
                "blocked", "{'SecurityGroups': {'sg-0database': {'IpPermissions': []}}}",
                "unknown", "{'SecurityGroups': null}",
                "sometimes",
                        "{'NetworkAcls': {'acl-0function': {'Entries': {'RuleNumber=100,Egress=false':"
                                + " {'Protocol': '6', 'PortRange': {'From': 1024, 'To': 32767}}}}}}");
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        return new WorldChanges(json(change.get(predicted)), nothing, nothing);
    }

    private static JsonNode json(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return SnapshotReader.documents("test.json", new ByteArrayInputStream(bytes))
                .get(0)
                .root();
    }
}
