package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Path;
import java.util.Optional;

/**
 * The path from one subnet of the function to one of the places where the target may be.
 *
 * @param current false for a place where the target may come to stand but does not stand now: it is told, and does not
 *     count
 * @param observed what packets did on it, in the probe's word; {@code sometimes} where attempts differ, empty where none
 *     were sent
 */
public record SubnetPath(Subnet subnet, Path path, boolean current, Optional<String> observed) {

    /** A path on which no packets were sent. */
    public SubnetPath(Subnet subnet, Path path, boolean current) {
        this(subnet, path, current, Optional.empty());
    }
}
