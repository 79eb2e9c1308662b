package dev.vpcdoctor.diagnosis.records;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.LoggedErrorText;
import dev.vpcdoctor.diagnosis.examination.TargetInLog;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import dev.vpcdoctor.diagnosis.witness.logs.LoggedFailure;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the function's log says of findings about one target. */
final class FunctionLogStatements {
    /** More lines than this say nothing new. */
    private static final int MOST_LINES = 3;

    private final FunctionLog log;
    private final TargetInLog target;

    FunctionLogStatements(FunctionLog log, Examination examination) {
        this.log = log;
        this.target = new TargetInLog(examination);
    }

    /**
     * Of one finding.
     *
     * @param everywhere whether it holds in all of the function's subnets; else what works from the others is no
     *     contradiction
     */
    List<WitnessStatement> of(ExpectedEvidence expected, boolean everywhere) {
        List<WitnessStatement> all = new ArrayList<>();
        List<Seen> nameless = new ArrayList<>();
        for (Seen seen : log.failures()) {
            LoggedFailure failure = seen.failure();
            boolean against = everywhere && expected.isContradictedBy(failure.symptom());
            if (target.isMeantBy(failure) && (expected.isSupportedBy(failure.symptom()) || against)) {
                all.add(statement(seen, !against, true));
            } else if (failure.hosts().isEmpty() && isExpected(expected, failure.symptom())) {
                nameless.add(seen);
            }
        }
        boolean isFine = expected == ExpectedEvidence.OPEN;
        nameless.stream().limit(1).forEach(seen -> all.add(statement(seen, !isFine, false)));
        return all.stream().limit(MOST_LINES).toList();
    }

    /** Of an error that names no host only that is told which fits. */
    private static boolean isExpected(ExpectedEvidence expected, Symptom symptom) {
        return expected == ExpectedEvidence.OPEN
                ? symptom == Symptom.CONNECT_TIMEOUT || symptom == Symptom.LAMBDA_TIMEOUT
                : expected.isSupportedBy(symptom) || (symptom == Symptom.LAMBDA_TIMEOUT && expected.makesWait());
    }

    private WitnessStatement statement(Seen seen, boolean supports, boolean named) {
        return new WitnessStatement(
                LoggedErrorText.evidence(log, seen, supports, named), named, Optional.of(seen.last()));
    }
}
