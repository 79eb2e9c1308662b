package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.Concurrency;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Many executions at once connect to a database directly, each with connections of its own. */
public final class UseRdsProxy implements FunctionMode {
    /** From here on a database of a small class has more to do with connections than with queries. */
    private static final int MANY_EXECUTIONS = 50;

    /** RDS Proxy bills at least as many virtual CPUs. */
    private static final int LEAST_VCPUS = 2;

    private static final Set<String> SUPPORTED =
            Set.of("mysql", "mariadb", "postgres", "aurora-mysql", "aurora-postgresql", "sqlserver");

    private static final FindingCode CODE = new FindingCode("use-rds-proxy", ExpectedEvidence.ADVICE_ON_LOAD);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return about.targets().stream()
                .flatMap(target -> database(target).flatMap(database -> cause(about, target, database)).stream())
                .findFirst();
    }

    /** The database that the function reaches, if a proxy could stand before it. */
    private static Optional<ManagedService> database(Examination target) {
        return target.allPaths().stream()
                .filter(path -> path.verdict() == Verdict.OPEN)
                .flatMap(path -> path.destination().nature() instanceof Nature.Managed managed
                        ? Optional.of(managed.service()).stream()
                        : Optional.<ManagedService>empty().stream())
                .filter(service -> service.kind() == Kind.DB_INSTANCE || service.kind() == Kind.DB_CLUSTER)
                .filter(service -> service.engine()
                        .map(engine -> engine.startsWith("sqlserver-") ? "sqlserver" : engine)
                        .filter(SUPPORTED::contains)
                        .isPresent())
                .findFirst();
    }

    private static Optional<Cause> cause(FunctionExamination about, Examination target, ManagedService database) {
        String name = about.function().name();
        return Concurrency.of(target)
                .filter(concurrency -> concurrency.executions() >= MANY_EXECUTIONS)
                .map(concurrency -> Cause.of(CODE)
                        .about(database.id(), name)
                        .says(concurrency.evidence())
                        .says(
                                "a proxy costs " + Prices.estimate(Prices.RDS_PROXY_PER_VCPU)
                                        + " a month for each virtual CPU of " + database.id() + ", and for "
                                        + LEAST_VCPUS + " at least",
                                database.id())
                        .fixedBy(new Remedy(
                                "put an RDS Proxy before " + database.id() + " and connect to its endpoint",
                                List.of(),
                                Optional.of(LEAST_VCPUS * Prices.RDS_PROXY_PER_VCPU)))
                        .summary("Up to " + concurrency.executions() + " executions of " + name
                                + " at once connect to " + database.id()
                                + " directly; an RDS Proxy shares connections among them."));
    }
}
