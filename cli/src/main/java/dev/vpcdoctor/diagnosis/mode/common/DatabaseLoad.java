package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.MetricSummary;
import dev.vpcdoctor.diagnosis.finding.MetricSign;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.ManagedService;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How many connections a database had, beside how many it takes. */
public final class DatabaseLoad {
    private static final int PARTS = 5;
    private static final int PARTS_IN_USE = 4;

    private DatabaseLoad() {}

    /** What the metrics say of it, if the target is a database of which they were read. */
    public static Optional<MetricSummary> of(Examination about) {
        return ManagedTargets.target(about)
                .flatMap(database -> about.witnesses()
                        .metrics()
                        .ofDatabase(database.id(), "DatabaseConnections")
                        .map(series -> statement(about, database, series)));
    }

    private static MetricSummary statement(Examination about, ManagedService database, MetricSeries series) {
        Optional<ConnectionLimit> limit = about.network()
                .find(DatabaseCapacity.class, database.key())
                .optional()
                .flatMap(capacity -> ConnectionLimit.of(capacity, about.network()));
        String most = limit.map(known -> " of " + (known.exact() ? "" : "at most ") + known.connections())
                .orElse("");
        Set<MetricSign> measures = EnumSet.of(MetricSign.DATABASE_CONNECTED);
        limit.map(known -> series.highest() * PARTS > (double) known.connections() * PARTS_IN_USE
                        ? MetricSign.DATABASE_CROWDED
                        : MetricSign.DATABASE_ROOMY)
                .ifPresent(measures::add);
        return new MetricSummary(
                measures,
                database.id() + ": " + String.format(Locale.ROOT, "%,.0f", series.highest()) + most
                        + " connections at once (DatabaseConnections)",
                database.id());
    }
}
