package dev.vpcdoctor.diagnosis;

import java.util.List;
import java.util.Optional;

/** Something that holds for a function as a whole or not, whatever it connects to: a fault of its setup, or advice. */
public interface FunctionMode {

    Explanation explanation();

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
