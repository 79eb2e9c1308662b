package dev.vpcdoctor.aws;

import java.util.List;
import java.util.Set;

/** Where a function stands, as it says itself; both are empty in no VPC. */
public record FunctionSubnetsAndGroups(List<String> subnetIds, Set<String> securityGroupIds) {
    public FunctionSubnetsAndGroups {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = Set.copyOf(securityGroupIds);
    }
}
