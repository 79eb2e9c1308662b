package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.TargetDiagnosis;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where packets were sent, and how sure it is. */
class PacketFindingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        packets-all-is-well             | network-is-fine                    | certain
        packets-prove-the-security-group| target-sg-blocks-ingress           | certain
        packets-pass-anyway             | configuration-and-packets-disagree | certain
        refused-where-blocked           | configuration-and-packets-disagree | likely
        database-full                   | database-connections-exhausted     | certain
        nothing-listens                 | target-not-listening               | certain
        host-firewall                   | host-firewall-or-target-down       | likely
        misspelt-name                   | name-does-not-exist                | certain
        zone-of-another-vpc             | private-zone-not-visible           | certain
        zone-not-asked-without-host-names | private-zone-not-visible         | certain
        name-servers-silent             | dns-timed-out                      | likely
        resolver-off-and-silent         | vpc-dns-support-off                | certain
        packets-prove-one-subnet        | one-subnet-broken                  | certain
        packets-prove-one-subnet        | no-route-to-internet               | certain
        certificate-expired             | tls-certificate-expired            | certain
        database-wants-tls              | tls-required-by-target             | certain
        waited-too-shortly              | network-is-fine                    | likely
        probe-at-the-functions-own-address | target-sg-blocks-ingress        | certain
        probe-at-another-address-of-the-subnet | target-sg-blocks-ingress    | likely
        probe-elsewhere                 | target-sg-blocks-ingress           | likely
        probe-not-allowed               | target-sg-blocks-ingress           | likely
        connects-sometimes              | host-firewall-or-target-down       | likely
        name-that-only-the-probe-resolves | network-is-fine                  | certain
        name-that-only-the-probe-resolves-without-a-route | no-route-to-target | certain
        name-that-means-something-else  | configuration-and-packets-disagree | certain
        name-that-means-something-else-that-is-reached | network-is-fine     | likely
        leaves-by-its-own-nat-gateways  | network-is-fine                    | certain
        leaves-by-another-nat-gateway   | network-is-fine                    | likely
        leaves-by-another-nat-gateway   | configuration-and-packets-disagree | certain
        """)
    void twoWitnessesMakeItAsSureAsTheTableSays(String scenario, String code, String confidence) {
        assertThat(findings(scenario))
                .filteredOn(finding -> finding.code().equals(code))
                .extracting(finding -> finding.confidence().toString())
                .containsExactly(confidence);
    }

    @Test
    void whereTheTwoDisagreeBothAreNamedAndNoFixIsClaimed() {
        Finding finding = findings("packets-pass-anyway").get(0);

        assertThat(finding.fix()).isEmpty();
        assertThat(finding.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.CONFIGURATION, Evidence.Kind.PACKETS);
    }

    @ParameterizedTest
    @CsvSource({
        "name-that-nothing-tells, UNKNOWN, ''",
        "name-that-only-the-probe-resolves, OPEN, 10.30.10.40",
        "name-that-means-something-else, BLOCKED, 10.40.10.50",
        "connects-sometimes, SOMETIMES, 10.20.20.30"
    })
    void whatPacketsSawDecidesWhereTheTargetIsAndWhetherItIsReached(String scenario, Verdict verdict, String address) {
        TargetDiagnosis target = diagnose(scenario).targets().get(0);

        assertThat(target.verdict()).isEqualTo(verdict);
        assertThat(target.address().orElse("")).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "probe-at-another-address-of-the-subnet, near checkout",
        "probe-elsewhere, from elsewhere",
        "probe-not-allowed, not-allowed"
    })
    void whatAProbeCouldNotTellOfTheFunctionIsSaidBeside(String scenario, String code) {
        assertThat(diagnose(scenario).notRead()).extracting(NotRead::code).containsExactly(code);
    }

    private static List<Finding> findings(String scenario) {
        return diagnose(scenario).findings();
    }

    private static Diagnosis diagnose(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        Snapshot snapshot = scenario.snapshot();
        Network network = NetworkReader.read(snapshot).network();
        LambdaFunction function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst()
                .orElseThrow();
        List<TargetExpression> targets = scenario.question().targets().stream()
                .map(TargetExpression::parse)
                .toList();
        return new Doctor(network, WitnessReader.read(snapshot).witnesses()).diagnose(function, targets, List.of());
    }
}
