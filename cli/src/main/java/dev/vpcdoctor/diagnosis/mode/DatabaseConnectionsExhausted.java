package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.LoggedErrors;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The server says that all its connections are taken. */
public final class DatabaseConnectionsExhausted implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "database-connections-exhausted",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.FULL,
            "The network is fine: the server answered, and said that it has no connection left.",
            "Connections are refused by the server itself: \"too many clients already\", \"Too many "
                    + "connections\".",
            "A server that nobody hears is host-firewall-or-target-down.",
            "Close connections that are not used, give the function a smaller pool or less "
                    + "concurrency, or put a proxy in between.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html");

    private static final Set<Symptom> FULL = Set.of(
            Symptom.DB_TOO_MANY_CONN, Symptom.PROXY_LIMIT, Symptom.PROXY_BORROW_TIMEOUT, Symptom.CACHE_TOO_MANY_CONN);

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met full = Met.said(about, Layer.SERVICE, Outcome.TOO_MANY_CONNECTIONS);
        return full.isEmpty()
                ? logged(about)
                : Optional.of(full.cause(EXPLANATION, full.confidence())
                        .says(load(about))
                        .summary("The network is fine: " + about.target()
                                + " answers that all its connections are taken."));
    }

    private static List<Evidence> load(Examination about) {
        return DatabaseLoad.of(about).map(statement -> statement.evidence(true)).stream()
                .toList();
    }

    /** A log line names its database seldom: then it may be another one. */
    private static Optional<Cause> logged(Examination about) {
        LoggedErrors log = new LoggedErrors(about);
        List<Seen> named = log.naming(FULL);
        List<Seen> seen = named.isEmpty() ? log.nameless(FULL) : named;
        Optional<ManagedService> database = Databases.withinReach(about);
        if (seen.isEmpty() || database.isEmpty()) {
            return Optional.empty();
        }
        Confidence confidence = named.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY;
        return Optional.of(Cause.of(EXPLANATION)
                .weighing(named.isEmpty() ? Severity.WARNING : Severity.ERROR)
                .seenFrom(
                        about.allPaths().stream()
                                .map(path -> path.source().subnet().id())
                                .distinct()
                                .toList(),
                        confidence)
                .about(database.get().id())
                .says(log.evidence(seen))
                .says(load(about))
                .mendedBy(new Remedy(
                        "let fewer executions run at once, keep one connection in each, or connect through an RDS"
                                + " proxy",
                        List.of(),
                        Optional.empty()))
                .summary(
                        named.isEmpty()
                                ? "A database says in the function's log that all its connections are taken; it may be "
                                        + about.target() + "."
                                : "The network is fine: by the function's log " + about.target()
                                        + " answers that all its connections are taken."));
    }
}
