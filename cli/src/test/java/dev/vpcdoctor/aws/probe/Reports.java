package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.shared.Environment;
import dev.vpcdoctor.shared.ProbeReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a probe might answer. */
final class Reports {
    /** A report of a probe that was asked nothing. */
    static final ProbeReport EMPTY = new ProbeReport(
            "0.1.0",
            Instant.parse("2026-11-20T10:15:30Z"),
            1_000,
            new Environment(
                    List.of("10.20.10.7"),
                    List.of("169.254.78.1"),
                    List.of(),
                    Optional.of("eu-west-1"),
                    Optional.of(1_024),
                    "Java 21",
                    true,
                    Optional.empty(),
                    Optional.empty()),
            List.of(),
            Optional.empty());

    private Reports() {}

    static CannedAnswer empty() {
        return CannedAnswer.text("application/json", EMPTY.toJson());
    }
}
