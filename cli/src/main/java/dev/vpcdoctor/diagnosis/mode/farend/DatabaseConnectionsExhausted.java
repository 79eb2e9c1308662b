package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.examination.LoggedErrors;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.common.DatabaseLoad;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
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
    private static final FindingCode CODE = new FindingCode("database-connections-exhausted", ExpectedEvidence.FULL);

    private static final Set<Symptom> FULL = Set.of(
            Symptom.DB_TOO_MANY_CONN, Symptom.PROXY_LIMIT, Symptom.PROXY_BORROW_TIMEOUT, Symptom.CACHE_TOO_MANY_CONN);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome full = ObservedOutcome.said(about, Layer.SERVICE, Outcome.TOO_MANY_CONNECTIONS);
        return full.isEmpty()
                ? logged(about)
                : Optional.of(full.cause(CODE, full.confidence())
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
        List<Seen> named = log.nameOutcome(FULL);
        List<Seen> seen = named.isEmpty() ? log.nameless(FULL) : named;
        Optional<ManagedService> database = ManagedTargets.withinReach(about);
        if (seen.isEmpty() || database.isEmpty()) {
            return Optional.empty();
        }
        Confidence confidence = named.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY;
        return Optional.of(Cause.of(CODE)
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
                .fixedBy(new Remedy(
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
