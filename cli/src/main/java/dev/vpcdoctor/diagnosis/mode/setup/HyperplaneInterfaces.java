package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Quota;
import java.util.Set;

/**
 * The network interfaces of a VPC that count against Lambda's quota: those of Lambda, and those of file systems, with which
 * it shares the quota (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). Others may count too, so that
 * the number is the least that there are.
 */
record HyperplaneInterfaces(Network network) {
    static final String QUOTA = "L-9FEE3D26";

    long count(String vpcId) {
        return network.all(NetworkInterface.class).stream()
                .filter(eni -> eni.vpcId().equals(vpcId))
                .filter(eni -> eni.isLambda() || eni.description().startsWith("EFS mount target"))
                .count();
    }

    /** How many there may be in each VPC of the function's region. */
    Fact<Quota> quota(LambdaFunction function) {
        return network.find(Quota.class, Quota.key(QUOTA, function.region()));
    }

    /**
     * Whether it is known that Lambda has no interface for the function in a subnet. Functions with the same subnet and
     * groups share one.
     */
    boolean isWithout(LambdaFunction function, String subnetId) {
        Set<String> groups = function.vpcConfig()
                .map(config -> Set.copyOf(config.securityGroupIds()))
                .orElseGet(Set::of);
        return network.listing(NetworkInterface.class, function.region()).whole()
                && network.interfacesIn(subnetId).stream()
                        .noneMatch(
                                eni -> eni.isLambda() && eni.securityGroupIds().equals(groups));
    }
}
