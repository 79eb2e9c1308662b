package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import java.util.List;
import java.util.Set;

/** The errors in a function's log that may be about one target. */
public record LoggedErrors(Examination about) {

    /** Those that name the target. */
    public List<Seen> nameOutcome(Set<Symptom> symptoms) {
        TargetInLog target = new TargetInLog(about);
        return seen(symptoms).stream()
                .filter(seen -> target.isMeantBy(seen.failure()))
                .toList();
    }

    /** Those that name no host: they may be about any. */
    public List<Seen> nameless(Set<Symptom> symptoms) {
        return seen(symptoms).stream()
                .filter(seen -> seen.failure().hosts().isEmpty())
                .toList();
    }

    private List<Seen> seen(Set<Symptom> symptoms) {
        return about.witnesses().logOf(about.function()).map(FunctionLog::failures).stream()
                .flatMap(List::stream)
                .filter(seen -> symptoms.contains(seen.failure().symptom()))
                .toList();
    }

    /** What they say, for a cause that they support. */
    public List<Evidence> evidence(List<Seen> seen) {
        return about.witnesses().logOf(about.function()).stream()
                .flatMap(log -> seen.stream()
                        .map(one -> LoggedErrorText.evidence(
                                log, one, true, !one.failure().hosts().isEmpty())))
                .toList();
    }
}
