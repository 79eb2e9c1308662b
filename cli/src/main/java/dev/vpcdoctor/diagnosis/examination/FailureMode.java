package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.FindingCode;
import java.util.Optional;

/**
 * One way in which a connection fails. A class for each; the catalogue lists them, the root causes before what follows from
 * them.
 */
public interface FailureMode {

    /** What it finds. */
    FindingCode code();

    /**
     * Looks for itself.
     *
     * @param about only what no failure mode before this one in the catalogue has explained
     */
    Optional<Cause> find(Examination about);
}
