package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Source;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Places from which a connection is opened. */
public final class SourceResolver {
    private final Network network;

    public SourceResolver(Network network) {
        this.network = network;
    }

    /** Where one subnet's connections begin, for each family of addresses. */
    public record SubnetSource(
            Subnet subnet,
            boolean isFunction,
            Set<String> securityGroupIds,
            List<IpAddress> addresses,
            List<IpAddress> publicAddresses,
            boolean ipv6Allowed,
            String label) {

        /** The source for destinations of one family; without an address if it can have none. */
        public Source of(AddressFamily family) {
            return new Source(label, isFunction, subnet, addressOf(family), securityGroupIds, publicAddresses);
        }

        private AddressSet addressOf(AddressFamily family) {
            if (family == AddressFamily.IPV6 && !ipv6Allowed) {
                return AddressSet.NONE;
            }
            List<Cidr> known = addresses.stream()
                    .filter(address -> address.family() == family)
                    .map(Cidr::of)
                    .toList();
            return known.isEmpty()
                    ? subnet.cidrBlock(family).map(AddressSet::of).orElse(AddressSet.NONE)
                    : AddressSet.of(known);
        }
    }

    /**
     * One stand for each subnet of a function. Its interface is shared by all functions with the same subnet and the same
     * groups; where none is known, it may have any address of the subnet.
     */
    public List<Fact<SubnetSource>> of(LambdaFunction function) {
        LambdaFunction.VpcConfig config = function.vpcConfig().orElseThrow();
        Set<String> groups = Set.copyOf(config.securityGroupIds());
        return config.subnetIds().stream()
                .map(id -> network.find(Subnet.class, id).map(subnet -> {
                    List<IpAddress> addresses = network.interfacesIn(subnet.id()).stream()
                            .filter(eni ->
                                    eni.isLambda() && eni.securityGroupIds().equals(groups))
                            .flatMap(eni -> eni.addresses().stream())
                            .toList();
                    return new SubnetSource(
                            subnet, true, groups, addresses, List.of(), config.ipv6Allowed(), function.name());
                }))
                .toList();
    }

    /** An {@code eni-} or {@code i-} id; of an instance the first interface that is known. */
    public Fact<SubnetSource> ofResource(String id) {
        Fact<NetworkInterface> found = id.startsWith("i-")
                ? network.find(Instance.class, id)
                        .flatMap(instance -> instance.networkInterfaceIds().stream()
                                .map(eni -> network.find(NetworkInterface.class, eni))
                                .findFirst()
                                .orElseGet(() -> Fact.unknown(
                                        "the network interface of " + id + " is not in the snapshot",
                                        "aws ec2 describe-network-interfaces")))
                : network.find(NetworkInterface.class, id);
        return found.flatMap(eni -> network.find(Subnet.class, eni.subnetId())
                .map(subnet -> new SubnetSource(
                        subnet,
                        eni.isLambda(),
                        eni.securityGroupIds(),
                        eni.addresses(),
                        eni.publicAddresses(),
                        true,
                        id)));
    }

    /** Where a function with these groups would stand. */
    public Fact<SubnetSource> ofSubnet(String subnetId, Set<String> securityGroupIds) {
        return network.find(Subnet.class, subnetId)
                .map(subnet -> new SubnetSource(subnet, true, securityGroupIds, List.of(), List.of(), true, subnetId));
    }

    /** The VPC of a function's subnets, which decide; else what the function itself says. */
    public Optional<String> vpcOf(LambdaFunction function) {
        return function.vpcConfig()
                .flatMap(config -> config.subnetIds().stream()
                        .flatMap(id -> network.find(Subnet.class, id).optional().stream())
                        .map(Subnet::vpcId)
                        .findFirst()
                        .or(config::vpcId));
    }
}
