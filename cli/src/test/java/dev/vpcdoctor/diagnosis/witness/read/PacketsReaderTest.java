package dev.vpcdoctor.diagnosis.witness.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.witness.ProbeRun;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketsReaderTest {

    @Test
    void aReportSaysWhatWasSeenAndWhoeverRanItSaysWhere() {
        WitnessReading reading =
                read(report("'SubnetId': 'subnet-1', 'SecurityGroupIds': ['sg-1'], ", observation("open"), ""));

        assertThat(reading.problems()).isEmpty();
        ProbeRun run = reading.witnesses().packets().runs().get(0);
        assertThat(run.subnetId()).contains("subnet-1");
        assertThat(run.securityGroupIds()).contains(Set.of("sg-1"));
        assertThat(run.report().observations().get(0).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aReportAsTheProbeItselfWroteItSaysNotInWhichSubnetItStood() {
        ProbeRun run = read(report("", "", "")).witnesses().packets().runs().get(0);

        assertThat(run.subnetId()).isEmpty();
        assertThat(run.securityGroupIds()).isEmpty();
    }

    @Test
    void aWordOfANewerProbeIsNoEvidenceAndLosesNotTheOthers() {
        WitnessReading reading = read(report("", observation("tangled") + ", " + observation("refused"), ""));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.witnesses().packets().runs().get(0).report().observations())
                .extracting(observation -> observation.outcome())
                .containsExactly(Outcome.FAILED, Outcome.REFUSED);
    }

    @Test
    void whatIsNoReportIsAProblemWithItsFile() {
        WitnessReading reading = read("{'observations': [], 'probe': {}}");

        assertThat(reading.witnesses().packets().runs()).isEmpty();
        assertThat(reading.problems()).extracting(SnapshotProblem::file).containsExactly("seen.json");
        assertThat(reading.problems().get(0).message()).startsWith("not a report of the probe: ");
    }

    @Test
    void aRequestThatTheProbeRefusedIsAProblem() {
        WitnessReading reading = read(report("", "", ", 'refusal': 'it holds 6000 checks'"));

        assertThat(reading.problems())
                .extracting(SnapshotProblem::message)
                .containsExactly("the probe refused what it was asked: it holds 6000 checks");
    }

    private static String observation(String outcome) {
        return ("{'check': 'db', 'layer': 'tcp', 'outcome': '%s', 'attempt': 1,"
                        + " 'asked': {'address': '10.20.20.30', 'port': 5432}, 'phases': []}")
                .formatted(outcome);
    }

    private static String report(String before, String observations, String after) {
        return """
            {%s'schemaVersion': '1',
             'probe': {'version': '0.1.0', 'startedAt': '2026-11-21T02:29:13.766Z', 'durationMicros': 100},
             'environment': {'sourceAddresses': ['10.20.10.20'], 'resolvers': [], 'searchDomains': [],
                             'runtime': 'Java 25', 'coldStart': true},
             'observations': [%s]%s}
            """.formatted(before, observations, after);
    }

    private static WitnessReading read(String json) {
        return WitnessReader.read(SnapshotAnswers.snapshot("seen.json", json));
    }
}
