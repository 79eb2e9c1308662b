package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.ReserveConcurrency;
import java.util.Optional;

/** Each execution of a function holds a connection of its own, and there may be more of them than the database takes. */
public final class DatabaseConnectionsAtRisk implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "database-connections-at-risk",
            Chapter.FAR_END,
            Severity.WARNING,
            Expectation.NEARLY_FULL,
            "The function may run so many times at once that its executions, each with a connection of its own, take"
                + " more than four fifths of the connections that the database takes. The rest is for other clients,"
                + " and for what the database keeps for itself.",
            "Under load some connections are refused: \"sorry, too many clients already\" of PostgreSQL, \"Too many"
                    + " connections\" of MySQL. All others work.",
            "The limit is what a parameter group sets, else an upper bound by the class. A database that refuses now"
                + " is database-connections-exhausted, which packets or logs tell. A proxy shares connections: behind"
                + " it this does not hold.",
            "Reserve fewer concurrent executions, or put an RDS proxy between. A client that opens several connections"
                    + " in one execution needs as many times less.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html");

    private static final int PARTS = 5;
    private static final int PARTS_FOR_THE_FUNCTION = 4;

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Optional<ManagedService> database = Databases.withinReach(about)
                .filter(service -> service.kind() == Kind.DB_INSTANCE || service.kind() == Kind.DB_CLUSTER);
        Optional<ConnectionLimit> limit = database.flatMap(service -> about.network()
                        .find(DatabaseCapacity.class, service.key())
                        .optional())
                .flatMap(capacity -> ConnectionLimit.of(capacity, about.network()));
        Optional<Concurrency> concurrency = Concurrency.of(about);
        return limit.isPresent() && concurrency.isPresent() && isTooMuch(concurrency.get(), limit.get())
                ? Optional.of(cause(about, database.get(), concurrency.get(), limit.get()))
                : Optional.empty();
    }

    private static boolean isTooMuch(Concurrency concurrency, ConnectionLimit limit) {
        return (long) concurrency.executions() * PARTS > (long) limit.connections() * PARTS_FOR_THE_FUNCTION;
    }

    private static Cause cause(
            Examination about, ManagedService database, Concurrency concurrency, ConnectionLimit limit) {
        int fits = limit.connections() / PARTS * PARTS_FOR_THE_FUNCTION;
        return Cause.of(EXPLANATION)
                .about(database.id(), about.function().name())
                .says(concurrency.evidence())
                .says(limit.says(), database.id())
                .mendedBy(Remedy.free(
                        "reserve " + fits + " concurrent executions for "
                                + about.function().name()
                                + ", which leaves a fifth of the connections to others; or connect through an RDS"
                                + " proxy",
                        new ReserveConcurrency(about.function(), fits)))
                .summary("Up to " + concurrency.executions() + " executions of "
                        + about.function().name() + " may connect at once, and " + database.id() + " takes "
                        + (limit.exact() ? "" : "at most ") + limit.connections() + " connections.");
    }
}
