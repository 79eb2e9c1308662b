package dev.vpcdoctor.aws.probe;

import java.util.List;
import java.util.Optional;

/**
 * Where probes stand: as a function does, or in subnets and groups of one's own choice.
 *
 * @param subnetIds one probe stands in each, since Lambda does not tell which subnet of several it takes
 * @param securityGroupIds exactly those of the function: only then its network interfaces are shared
 * @param ipv6Allowed whether connections over IPv6 are made (Ipv6AllowedForDualStack)
 * @param function the function that is looked into, if it is one
 */
public record ProbePlacement(
        List<String> subnetIds, List<String> securityGroupIds, boolean ipv6Allowed, Optional<String> function) {
    public ProbePlacement {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }

    /** For whoever finds a probe in an account. */
    public String description() {
        return "VPC Doctor's probe"
                + function.map(name -> ": stands where " + name + " does").orElse("");
    }
}
