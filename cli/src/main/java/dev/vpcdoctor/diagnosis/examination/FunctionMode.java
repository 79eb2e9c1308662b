package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import java.util.List;
import java.util.Optional;

/** Something that holds for a function as a whole or not, whatever it connects to: a fault of its setup, or advice. */
public interface FunctionMode {

    /** What it finds. */
    FindingCode code();

    /**
     * Looks for itself.
     *
     * @return a cause that explains no blockers: it stands beside what the walks found
     */
    Optional<Cause> find(FunctionExamination about);

    /** What was not read, or could not be decided, for which it stays silent and might hold. */
    default List<NotRead> missing(FunctionExamination about) {
        return List.of();
    }
}
