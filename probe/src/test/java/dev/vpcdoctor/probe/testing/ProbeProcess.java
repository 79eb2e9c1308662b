package dev.vpcdoctor.probe.testing;

import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import java.nio.file.Path;
import java.util.List;

/** Runs the shaded jar by hand, as a person would, on a host of a {@link NetworkNamespaces}. */
public final class ProbeProcess {
    private ProbeProcess() {}

    public static ProbeReport on(NetworkNamespaces world, String host, ProbeRequest request) {
        // The log line goes to standard error, which the command mixes in; the report is the line that has
        // observations.
        String printed = world.in(
                host,
                request.toJson(),
                List.of(java(), "-jar", Requirement.probeJar().toString()));
        String report = printed.lines()
                .filter(line -> line.contains("\"observations\""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(printed));
        try {
            return ProbeReport.fromJson(report);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(printed, e);
        }
    }

    /** The one observation of a check on a layer. */
    public static Observation only(ProbeReport report, String check, Layer layer) {
        List<Observation> found = report.of(check).stream()
                .filter(observation -> observation.layer() == layer)
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(check + " has not one observation on " + layer + ": " + report.of(check));
        }
        return found.get(0);
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
