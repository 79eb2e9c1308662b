package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which of a function's subnets have addresses left, and where there are more. */
record SubnetFreeAddresses(Network network, LambdaFunction function) {
    /** A function takes few addresses, but it shares the subnet with others that may take these at any time. */
    static final int FEW = 5;

    private static final int ENOUGH = 16;

    /** Those that have none. */
    List<Subnet> full() {
        return own(free -> free == 0);
    }

    /** Those that have few. */
    List<Subnet> nearlyFull() {
        return own(free -> free > 0 && free <= FEW);
    }

    private List<Subnet> own(Predicate<Integer> free) {
        return subnetIds().stream()
                .flatMap(id -> network.find(Subnet.class, id).optional().stream())
                .filter(subnet -> subnet.freeAddresses().filter(free).isPresent())
                .toList();
    }

    private List<String> subnetIds() {
        return function.vpcConfig().map(VpcConfig::subnetIds).orElseGet(List::of);
    }

    /**
     * The function in subnets that have addresses: beside each full one that lies in the same availability zone on the
     * same route table, else only those of its own that are not full.
     */
    Optional<Remedy> elsewhere(List<Subnet> full) {
        List<String> ids = new ArrayList<>();
        for (String id : subnetIds()) {
            Stream<String> beside = full.stream()
                    .filter(one -> one.id().equals(id))
                    .flatMap(one -> beside(one).stream())
                    .map(Subnet::id);
            boolean isFull = full.stream().anyMatch(one -> one.id().equals(id));
            (isFull ? beside : Stream.of(id))
                    .filter(other -> !ids.contains(other))
                    .forEach(ids::add);
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(move(ids));
    }

    private Remedy move(List<String> ids) {
        VpcConfig config = function.vpcConfig().orElseThrow();
        boolean onlyFewer = config.subnetIds().containsAll(ids);
        return Remedy.free(
                onlyFewer
                        ? "take " + function.name() + " out of the subnets that are full"
                        : "put " + function.name() + " into " + String.join(", ", ids)
                                + ", with the same routes and room for it",
                new UpdateFunctionVpcConfig(
                        function, new VpcConfig(config.vpcId(), ids, config.securityGroupIds(), config.ipv6Allowed())));
    }

    private Optional<Subnet> beside(Subnet full) {
        return network.subnetsOf(full.vpcId()).stream()
                .filter(one -> !subnetIds().contains(one.id()))
                .filter(one -> one.availabilityZone().equals(full.availabilityZone()))
                .filter(one ->
                        one.freeAddresses().filter(free -> free >= ENOUGH).isPresent())
                .filter(one -> network.routeTableOf(one).isKnown()
                        && network.routeTableOf(one).equals(network.routeTableOf(full))
                        && network.networkAclOf(one).equals(network.networkAclOf(full)))
                .findFirst();
    }
}
