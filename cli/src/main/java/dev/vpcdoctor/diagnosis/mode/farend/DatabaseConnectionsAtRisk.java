package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.Concurrency;
import dev.vpcdoctor.diagnosis.mode.common.ConnectionLimit;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.remedy.LambdaFunctionChange.PutFunctionConcurrency;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** Each execution of a function holds a connection of its own, and there may be more of them than the database takes. */
public final class DatabaseConnectionsAtRisk implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("database-connections-at-risk", ExpectedEvidence.NEARLY_FULL);

    private static final int PARTS = 5;
    private static final int PARTS_FOR_THE_FUNCTION = 4;

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Optional<ManagedService> database = ManagedTargets.withinReach(about)
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
        return Cause.of(CODE)
                .about(database.id(), about.function().name())
                .says(concurrency.evidence())
                .says(limit.says(), database.id())
                .fixedBy(Remedy.free(
                        "reserve " + fits + " concurrent executions for "
                                + about.function().name()
                                + ", which leaves a fifth of the connections to others; or connect through an RDS"
                                + " proxy",
                        new PutFunctionConcurrency(about.function(), fits)))
                .summary("Up to " + concurrency.executions() + " executions of "
                        + about.function().name() + " may connect at once, and " + database.id() + " takes "
                        + (limit.exact() ? "" : "at most ") + limit.connections() + " connections.");
    }
}
