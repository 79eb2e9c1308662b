package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.ManagedService;
import java.util.Locale;
import java.util.Optional;

/** How many connections a database had, beside how many it takes. */
public final class DatabaseLoad {
    private DatabaseLoad() {}

    /** What the metrics say of it, if the target is a database of which they were read. */
    public static Optional<Evidence> of(Examination about) {
        return Databases.target(about)
                .flatMap(database -> about.witnesses()
                        .metrics()
                        .ofDatabase(database.id(), "DatabaseConnections")
                        .map(series -> evidence(about, database, series)));
    }

    private static Evidence evidence(Examination about, ManagedService database, MetricSeries series) {
        Optional<ConnectionLimit> limit = about.network()
                .find(DatabaseCapacity.class, database.key())
                .optional()
                .flatMap(capacity -> ConnectionLimit.of(capacity, about.network()));
        String most = limit.map(known -> " of " + (known.exact() ? "" : "at most ") + known.connections())
                .orElse("");
        return new Evidence(
                Evidence.Kind.METRICS,
                database.id() + ": " + String.format(Locale.ROOT, "%,.0f", series.highest()) + most
                        + " connections at once (DatabaseConnections)",
                database.id());
    }
}
