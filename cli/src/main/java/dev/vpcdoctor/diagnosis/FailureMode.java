package dev.vpcdoctor.diagnosis;

import java.util.Optional;

/**
 * One way in which a connection fails. A class for each; {@link Catalogue} lists them, the root causes before what follows
 * from them.
 */
public interface FailureMode {

    Explanation explanation();

    /**
     * Looks for itself.
     *
     * @param about only what no failure mode before this one in the catalogue has explained
     */
    Optional<Cause> find(Examination about);
}
