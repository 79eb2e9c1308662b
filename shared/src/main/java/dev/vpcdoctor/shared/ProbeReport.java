package dev.vpcdoctor.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the probe saw.
 *
 * @param probeVersion the version of the probe's jar
 * @param startedAt by the probe's clock; the starts of phases count from here
 * @param durationMicros from there to the end
 * @param environment from where it looked
 * @param observations in the order of the request's checks, and within a check in the order in which they were made
 * @param refusal why the whole request was refused, if it was; then there are no observations
 */
public record ProbeReport(
        String probeVersion,
        Instant startedAt,
        long durationMicros,
        Environment environment,
        List<Observation> observations,
        Optional<String> refusal) {
    public static final String SCHEMA_VERSION = "1";

    public ProbeReport {
        Invalid.unless(durationMicros >= 0, "durationMicros must not be negative");
        observations = List.copyOf(observations);
        Invalid.unless(refusal.isEmpty() || observations.isEmpty(), "a refused request has no observations");
    }

    /** The observations of one check, in order. */
    public List<Observation> of(String checkId) {
        return observations.stream()
                .filter(observation -> observation.check().equals(checkId))
                .toList();
    }

    /** The JSON that {@code probe-report.schema.json} describes. */
    public String toJson() {
        return ProbeReportWriter.write(this);
    }

    /**
     * Reads a report; what a newer probe adds is passed over.
     *
     * @throws MalformedJsonException if it is not a report, or of another schema version
     */
    public static ProbeReport fromJson(String json) throws MalformedJsonException {
        return ProbeReportReader.read(json);
    }
}
