package dev.vpcdoctor.probe;

import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report as the bytes that go out. */
final class ReportJson {
    /** Lambda takes responses of up to 6 MB. */
    private static final int MAX_BYTES = 5_500_000;

    private ReportJson() {}

    /** The whole report, or, where it would not fit into a response, the report without the observations' details. */
    static byte[] bytes(ProbeReport report) {
        byte[] whole = report.toJson().getBytes(StandardCharsets.UTF_8);
        if (whole.length <= MAX_BYTES) {
            return whole;
        }
        List<Observation> bare = new ArrayList<>();
        for (Observation observation : report.observations()) {
            bare.add(observation.withoutDetails());
        }
        ProbeReport shortened = new ProbeReport(
                report.probeVersion(),
                report.startedAt(),
                report.durationMicros(),
                report.environment(),
                bare,
                report.refusal());
        return shortened.toJson().getBytes(StandardCharsets.UTF_8);
    }
}
