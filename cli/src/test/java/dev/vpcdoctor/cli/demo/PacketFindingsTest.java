package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.report.DiagnosisText;
import dev.vpcdoctor.report.Page;
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
        """)
    void twoWitnessesMakeItAsSureAsTheTableSays(String scenario, String code, String confidence) {
        assertThat(findings(scenario))
                .filteredOn(finding -> finding.code().equals(code))
                .extracting(finding -> finding.confidence().toString())
                .containsExactly(confidence);
    }

    @Test
    void aHealthyTargetSaysHowFastItAnsweredAndWhatItSaid() {
        assertThat(findings("packets-all-is-well").get(0).summary())
                .isEqualTo("Connected from both subnets in 1.2 and 1.9 ms; PostgreSQL answered and asks for a password."
                        + " If the function still fails, look at credentials, the request itself, or the function's own"
                        + " time-outs.");
    }

    @Test
    void packetsStandBesideTheConfiguration() {
        assertThat(text("packets-prove-the-security-group"))
                .startsWith("✗ checkout cannot reach orders:5432")
                .contains("  Packets  from subnet-0fna and subnet-0fnb: timed out after 3.0 s, 3 of 3 each\n");
    }

    @Test
    void whereTheTwoDisagreeBothAreNamedAndNoFixIsClaimed() {
        Finding finding = findings("packets-pass-anyway").get(0);

        assertThat(finding.fix()).isEmpty();
        assertThat(finding.evidence())
                .extracting(Evidence::says)
                .containsExactly(
                        "no rule admits tcp 5432 from sg-0function",
                        "from subnet-0fna and subnet-0fnb: connected in 1.2 ms");
        assertThat(text("packets-pass-anyway"))
                .startsWith("? Configuration and packets disagree about orders:5432")
                .doesNotContain("Fix");
    }

    @Test
    void aTargetThatTurnsTheFunctionAwayIsReached() {
        assertThat(text("database-full"))
                .startsWith("✗ checkout reaches orders:5432, and is not served there")
                .containsPattern("PostgreSQL\\s+answered that\\s+all its connections are taken");
    }

    @Test
    void aZoneIsAssociatedWithTheVpcAndTheFixIsChecked() {
        assertThat(findings("zone-of-another-vpc").get(0).fix().orElseThrow().commands())
                .containsExactly("aws route53 associate-vpc-with-hosted-zone --hosted-zone-id Z0INTERNAL"
                        + " --vpc VPCRegion=eu-west-1,VPCId=vpc-0main");
    }

    @Test
    void aZoneThatIsNotAskedNeedsDnsHostNames() {
        Finding finding = findings("zone-not-asked-without-host-names").get(0);

        assertThat(finding.summary())
                .isEqualTo("Private zone orders.internal holds the name, and vpc-0main asks no private zones: its DNS"
                        + " host names are off.");
        assertThat(finding.fix().orElseThrow().commands())
                .containsExactly("aws ec2 modify-vpc-attribute --vpc-id vpc-0main --enable-dns-hostnames Value=true");
    }

    private static List<Finding> findings(String scenario) {
        return diagnose(scenario).findings();
    }

    private static String text(String scenario) {
        return new DiagnosisText(Page.PLAIN, "from a scenario").render(diagnose(scenario));
    }

    static Diagnosis diagnose(String name) {
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
