package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a probe stood, as seen from a function. */
public sealed interface ProbePosition {

    /** Where the function itself stands: in one of its subnets, with its security groups. */
    record AsFunction(String subnetId) implements ProbePosition {}

    /**
     * In a subnet of the function, with security groups that differ or are not known: what its groups decide may be decided
     * otherwise for the function.
     */
    record InSubnet(String subnetId, String why) implements ProbePosition {}

    /**
     * Somewhere else: it tells of the target, and not of the function's way to it.
     *
     * @param where in words
     */
    record Elsewhere(String where) implements ProbePosition {}

    /** Finds where a run stood. Who ran it knows best; else its addresses tell. */
    static ProbePosition of(ProbeRun run, LambdaFunction function, Network network) {
        VpcConfig config = function.vpcConfig().orElse(new VpcConfig(Optional.empty(), List.of(), List.of(), false));
        Set<String> groups = Set.copyOf(config.securityGroupIds());
        if (run.subnetId().isPresent()) {
            String subnetId = run.subnetId().get();
            if (!config.subnetIds().contains(subnetId)) {
                return new Elsewhere(subnetId);
            }
            return run.securityGroupIds().filter(own -> !own.equals(groups)).isPresent()
                    ? new InSubnet(subnetId, "with other security groups than " + function.name())
                    : new AsFunction(subnetId);
        }
        List<IpAddress> addresses = run.report().environment().sourceAddresses().stream()
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .toList();
        for (String subnetId : config.subnetIds()) {
            Optional<IpAddress> here = addresses.stream()
                    .filter(address -> holds(network.find(Subnet.class, subnetId), address))
                    .findFirst();
            if (here.isPresent()) {
                return isOfFunction(network, subnetId, groups, here.get())
                        ? new AsFunction(subnetId)
                        : new InSubnet(subnetId, "at " + here.get() + ", with security groups that are not known");
            }
        }
        return new Elsewhere(
                addresses.isEmpty()
                        ? "a place that its report does not tell"
                        : addresses.get(0).toString());
    }

    private static boolean holds(Fact<Subnet> subnet, IpAddress address) {
        return subnet.optional().filter(known -> known.contains(address)).isPresent();
    }

    /** All functions with the same subnet and groups share an interface. */
    private static boolean isOfFunction(Network network, String subnetId, Set<String> groups, IpAddress address) {
        return network.interfacesIn(subnetId).stream()
                .anyMatch(eni -> eni.isLambda()
                        && eni.securityGroupIds().equals(groups)
                        && eni.addresses().contains(address));
    }
}
