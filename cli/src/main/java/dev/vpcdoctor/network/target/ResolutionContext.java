package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Vpc;
import java.util.Optional;

/**
 * From where names and addresses are looked up.
 *
 * @param inVpc false for a function that is in no VPC
 * @param region of the function; the VPC's where that is not told
 */
public record ResolutionContext(boolean inVpc, Fact<Vpc> vpc, Optional<String> region) {

    /** In a VPC, known or not. */
    static ResolutionContext in(Fact<Vpc> vpc, Optional<String> region) {
        return new ResolutionContext(true, vpc, region);
    }

    /** On Lambda's own network, where only public names and addresses mean something. */
    static ResolutionContext outside(Optional<String> region) {
        return new ResolutionContext(false, Fact.unknown("the function is in no VPC", ""), region);
    }

    Optional<String> vpcId() {
        return vpc.optional().map(Vpc::id);
    }
}
