package dev.vpcdoctor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeReportTest {
    private static final String FRAME = """
        {"schemaVersion": "1", "probe": {"version": "9", "startedAt": "2026-11-20T10:00:00Z", "durationMicros": 5},
         "environment": {"runtime": "Java 21", "coldStart": true, "moon": "full"}, "new": {},
         "observations": [%s]}
        """;

    @Test
    void aReportIsKnownByTheKeysThatSnapshotsLookFor() throws MalformedJsonException {
        assertThat(FRAME).contains("\"probe\"").contains("\"observations\"");
        assertThat(ProbeReport.fromJson(FRAME.formatted("")).observations()).isEmpty();
    }

    @Test
    void anOutcomeFromTheFutureIsKeptAsFailedWithItsWord() throws MalformedJsonException {
        ProbeReport report = ProbeReport.fromJson(FRAME.formatted("""
            {"check": "t", "layer": "tcp", "asked": {"name": "a", "port": 1}, "outcome": "half-open", "attempt": 1,
             "phases": [], "mood": "good"}
            """));

        assertThat(report.of("t")).singleElement().satisfies(observation -> {
            assertThat(observation.layer()).isEqualTo(Layer.ANY);
            assertThat(observation.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(observation.reason())
                    .contains("the probe said half-open about tcp, which this version does not understand");
        });
    }

    @Test
    void anErrorNamesThePlace() {
        assertThatThrownBy(() -> ProbeReport.fromJson(FRAME.formatted("{\"check\": 5}")))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("observations[0].check must be a string");
    }

    @Test
    void aLayerTakesItsOwnWordsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Observation(
                        "c", Layer.TCP, Asked.NOTHING, Outcome.NXDOMAIN, Optional.empty(), 1, List.of(), Details.NONE))
                .withMessage("nxdomain cannot be said about tcp");
    }

    @Test
    void aFailureWithoutAReasonCannotBeReported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Observation(
                        "c", Layer.DNS, Asked.NOTHING, Outcome.FAILED, Optional.empty(), 1, List.of(), Details.NONE))
                .withMessage("failed needs a reason");
    }
}
