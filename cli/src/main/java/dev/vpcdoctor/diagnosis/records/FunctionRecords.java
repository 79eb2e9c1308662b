package dev.vpcdoctor.diagnosis.records;

import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.LoggedErrorText;
import dev.vpcdoctor.diagnosis.examination.MetricSummary;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.network.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds to findings about a function as a whole what its log and its metrics say for and against them. They change no
 * confidence: what Lambda says of a function's state is of now, and a log says what was.
 */
public final class FunctionRecords {
    private final FunctionExamination about;

    public FunctionRecords(FunctionExamination about) {
        this.about = about;
    }

    /** The same finding with what the records say of it. */
    public Finding addedTo(Finding finding) {
        ExpectedEvidence expected = finding.kind().expected();
        boolean runsNot = finding.severity() == Severity.ERROR && !runsAsItWas(about.function());
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        about.witnesses().logOf(about.function()).ifPresent(log -> evidence.addAll(ofLog(log, expected, runsNot)));
        MetricSummary.ofFunction(about.witnesses().metrics(), about.function().name())
                .flatMap(statement -> runsNot ? statement.of(expected) : statement.ofPartOf(expected))
                .ifPresent(evidence::add);
        return finding.withEvidence(evidence);
    }

    /** An update that failed leaves what was before it, and that runs. */
    private static boolean runsAsItWas(LambdaFunction function) {
        return function.state().filter(state -> state.value().equals("Active")).isPresent()
                && function.lastUpdate()
                        .filter(update -> update.value().equals("Failed"))
                        .isPresent();
    }

    private static List<Evidence> ofLog(FunctionLog log, ExpectedEvidence expected, boolean runsNot) {
        List<Evidence> evidence = new ArrayList<>();
        log.failures().stream()
                .filter(seen -> expected.isSupportedBy(seen.failure().symptom()))
                .map(seen -> new Evidence(Evidence.Kind.LOGS, LoggedErrorText.text(seen, log.whole()), log.logGroup()))
                .forEach(evidence::add);
        if (runsNot && expected.isContradictedBy(Symptom.LAMBDA_REPORT)) {
            log.lastInvoked()
                    .map(last ->
                            (log.whole() ? "" : "at least ") + log.invocations().size()
                                    + " invocations ran, the last until " + LoggedErrorText.time(last))
                    .map(says -> new Evidence(Evidence.Kind.LOGS, false, says, log.logGroup()))
                    .ifPresent(evidence::add);
        }
        return evidence;
    }
}
