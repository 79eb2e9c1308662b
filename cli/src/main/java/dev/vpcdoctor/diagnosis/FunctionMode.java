package dev.vpcdoctor.diagnosis;

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
}
