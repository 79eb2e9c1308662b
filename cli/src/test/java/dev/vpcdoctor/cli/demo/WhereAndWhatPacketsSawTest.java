package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.SubnetPath;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a probe stood, what names meant there, and by which way packets left. */
class WhereAndWhatPacketsSawTest {
    private static final String CLOSED = "{'SecurityGroups': {'sg-0database': {'IpPermissions': []}}}";
    private static final String TIMED_OUT = "'tcp 10.20.20.30:5432 timed-out 3000'";

    @Test
    void anAddressOfTheFunctionsOwnInterfacesIsAsGoodAsTheNameOfTheSubnet() {
        Diagnosis diagnosis = diagnose(
                "10.20.20.30:5432", CLOSED, "{'10.20.10.20': [" + TIMED_OUT + "], 'subnet-0fnb': [" + TIMED_OUT + "]}");

        assertThat(diagnosis.findings().get(0).confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void anotherAddressOfTheSubnetMayHaveOtherSecurityGroupsSoThatNothingIsCertain() {
        Diagnosis diagnosis = diagnose(
                "10.20.20.30:5432", CLOSED, "{'10.20.10.77': [" + TIMED_OUT + "], 'subnet-0fnb': [" + TIMED_OUT + "]}");

        assertThat(diagnosis.findings().get(0).confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(diagnosis.notRead())
                .extracting(NotRead::consequence)
                .containsExactly(
                        "the probe stood in subnet-0fna at 10.20.10.77, with security groups that are not known:"
                                + " what packets did is not certain for the function");
    }

    @Test
    void aProbeElsewhereTellsOfTheTargetAndMakesNothingCertain() {
        Diagnosis diagnosis = diagnose("10.20.20.30:5432", CLOSED, "{'192.0.2.7': ['tcp 10.20.20.30:5432 open 1.2']}");

        Finding first = diagnosis.findings().get(0);
        assertThat(first.code()).isEqualTo("target-sg-blocks-ingress");
        assertThat(first.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(packets(first))
                .containsExactly("from 192.0.2.7, where the function does not stand: connected in 1.2 ms");
        assertThat(diagnosis.notRead()).extracting(NotRead::code).containsExactly("from elsewhere");
    }

    @Test
    void aNameThatOnlyTheProbeResolvesIsWalkedTo() {
        String seen = "['dns reports.lan answered 10.30.10.40', 'tcp reports.lan=10.30.10.40:8080 open 2.1']";
        Diagnosis alone = diagnose("reports.lan:8080", "{}", "{}");
        Diagnosis diagnosis =
                diagnose("reports.lan:8080", "{}", "{'subnet-0fna': " + seen + ", 'subnet-0fnb': " + seen + "}");

        assertThat(alone.targets().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.targets().get(0).address()).contains("10.30.10.40");
        assertThat(hops(diagnosis)).contains("10.30.10.40 (the probe saw it)");
        assertThat(said(diagnosis)).containsExactly("network-is-fine certain");
    }

    @Test
    void aNameThatOnlyTheProbeResolvesLeadsToWhatBlocksThere() {
        String change = "{'RouteTables': {'rtb-0fna': {'Routes': {'DestinationCidrBlock=10.30.0.0/16': null}},"
                + " 'rtb-0fnb': {'Routes': {'DestinationCidrBlock=10.30.0.0/16': null}}}}";
        String seen = "['dns reports.lan answered 10.30.10.40', 'tcp reports.lan=10.30.10.40:8080 timed-out 3000']";
        Diagnosis diagnosis =
                diagnose("reports.lan:8080", change, "{'subnet-0fna': " + seen + ", 'subnet-0fnb': " + seen + "}");

        assertThat(said(diagnosis)).containsExactly("no-route-to-target certain");
        assertThat(diagnosis.findings().get(0).fix().orElseThrow().checked()).isTrue();
    }

    @Test
    void aNameThatMeansSomethingElseThanTheConfigurationSaysIsTold() {
        String seen = "['dns reports.orders.internal answered 10.40.10.50']";
        Diagnosis diagnosis = diagnose(
                "reports.orders.internal:8080", "{}", "{'subnet-0fna': " + seen + ", 'subnet-0fnb': " + seen + "}");

        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.code().equals("configuration-and-packets-disagree"))
                .extracting(Finding::summary)
                .containsExactly("The name means 10.40.10.50 to the function, and 10.30.10.40 by the configuration.");
        assertThat(diagnosis.targets().get(0).address()).contains("10.40.10.50");
    }

    @Test
    void wherePacketsReachAnotherAddressThanTheConfigurationSaysItIsOnlyLikelyFine() {
        String seen = "['dns reports.orders.internal answered 93.184.216.34',"
                + " 'tcp reports.orders.internal=93.184.216.34:443 open 2']";
        Diagnosis diagnosis = diagnose(
                "reports.orders.internal:443", "{}", "{'subnet-0fna': " + seen + ", 'subnet-0fnb': " + seen + "}");

        assertThat(said(diagnosis)).startsWith("network-is-fine likely", "configuration-and-packets-disagree certain");
    }

    @Test
    void thePublicAddressConfirmsTheWayOut() {
        Diagnosis diagnosis = diagnose("internet", "{}", leaving("198.51.100.10", "198.51.100.11"));

        assertThat(said(diagnosis)).containsExactly("network-is-fine certain");
        assertThat(packets(diagnosis.findings().get(0)))
                .contains(
                        "from subnet-0fna: left with 198.51.100.10, which is nat-0a, as the route says",
                        "from subnet-0fnb: left with 198.51.100.11, which is nat-0b, as the route says");
    }

    @Test
    void anotherPublicAddressContradictsTheWayOut() {
        Diagnosis diagnosis = diagnose("internet", "{}", leaving("198.51.100.11", "198.51.100.11"));

        assertThat(said(diagnosis)).startsWith("network-is-fine likely", "configuration-and-packets-disagree certain");
        assertThat(packets(diagnosis.findings().get(1)))
                .contains(
                        "from subnet-0fna: left with 198.51.100.11, which is nat-0b, where the route leads to nat-0a");
    }

    @Test
    void whatTheProbeWasNotAllowedToTryIsSaidAndChangesNothing() {
        Diagnosis diagnosis =
                diagnose("10.20.20.30:5432", CLOSED, "{'subnet-0fna': ['tcp 10.20.20.30:5432 not-allowed 0']}");

        assertThat(said(diagnosis)).containsExactly("target-sg-blocks-ingress likely");
        assertThat(diagnosis.notRead())
                .extracting(NotRead::operation, NotRead::code)
                .containsExactly(tuple("probe, tcp 10.20.20.30:5432", "not-allowed"));
    }

    @Test
    void aConnectionThatSometimesSucceedsIsNeitherFineNorBlocked() {
        String seen = "['tcp 10.20.20.30:5432 open 1.2 x2', 'tcp 10.20.20.30:5432 timed-out 3000']";
        Diagnosis diagnosis =
                diagnose("10.20.20.30:5432", "{}", "{'subnet-0fna': " + seen + ", 'subnet-0fnb': " + seen + "}");

        assertThat(diagnosis.targets().get(0).verdict()).isEqualTo(Verdict.SOMETIMES);
        assertThat(said(diagnosis)).containsExactly("host-firewall-or-target-down likely");
        assertThat(packets(diagnosis.findings().get(0)))
                .containsExactly(
                        "from subnet-0fna and subnet-0fnb: 2 of 3 connected in 1.2 ms, 1 of 3 timed out after 3.0 s");
    }

    private static String leaving(String fromA, String fromB) {
        String seen = "['tcp checkip.amazonaws.com=203.0.113.9:443 open 12.0',"
                + " 'service https checkip.amazonaws.com=203.0.113.9:443 ready public=";
        return "{'subnet-0fna': " + seen + fromA + "'], 'subnet-0fnb': " + seen + fromB + "']}";
    }

    private static List<String> said(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.ADVICE)
                .map(finding -> finding.code() + " " + finding.confidence())
                .toList();
    }

    private static List<String> packets(Finding finding) {
        return finding.evidence().stream()
                .filter(evidence -> evidence.kind() == Evidence.Kind.PACKETS)
                .map(Evidence::says)
                .toList();
    }

    private static List<String> hops(Diagnosis diagnosis) {
        return diagnosis.targets().get(0).paths().stream()
                .map(SubnetPath::path)
                .flatMap(path -> path.hops().stream())
                .map(hop -> hop.because().says())
                .toList();
    }

    private static Diagnosis diagnose(String target, String change, String seen) {
        JsonNode nothing = json("{}");
        List<Document> documents = new ArrayList<>(
                new Difference(json(change), nothing, nothing).applyTo(new World("orders").documents()));
        documents.addAll(new SeenPackets(json(seen)).documents());
        Snapshot snapshot = Snapshot.of(documents);
        Network network = NetworkReader.read(snapshot).network();
        LambdaFunction function = network.all(LambdaFunction.class).iterator().next();
        return new Doctor(network, WitnessReader.read(snapshot).witnesses())
                .diagnose(function, List.of(TargetExpression.parse(target)), List.of());
    }

    private static JsonNode json(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return SnapshotReader.documents("test.json", new ByteArrayInputStream(bytes))
                .get(0)
                .root();
    }
}
