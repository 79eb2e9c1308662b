package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;

/** What stands at an address: looked for in the own VPC first, since private addresses repeat. */
final class AddressLookup {
    private final Network network;
    private final ResolutionContext from;

    AddressLookup(Network network, ResolutionContext from) {
        this.network = network;
        this.from = from;
    }

    Destination find(IpAddress address, String label) {
        Optional<Vpc> own = from.vpc().optional();
        if (own.isPresent() && own.get().contains(address)) {
            return inVpc(own.get().id(), address, label).orElseGet(() -> anywhere(address, label));
        }
        List<Destination> elsewhere = network.all(Vpc.class).stream()
                .filter(vpc -> vpc.contains(address))
                .flatMap(vpc -> inVpc(vpc.id(), address, label).stream())
                .toList();
        return elsewhere.size() == 1 ? elsewhere.get(0) : anywhere(address, label);
    }

    private Optional<Destination> inVpc(String vpcId, IpAddress address, String label) {
        return network.interfaceAt(vpcId, address)
                .flatMap(eni -> network.find(Subnet.class, eni.subnetId())
                        .optional()
                        .map(subnet -> at(network, eni, subnet, address, label)));
    }

    private static Destination anywhere(IpAddress address, String label) {
        return new Destination(label, new Nature.Address(), AddressSet.of(address), Optional.empty());
    }

    static Destination at(Network network, NetworkInterface eni, Subnet subnet, IpAddress address, String label) {
        Optional<Instance> instance =
                eni.instanceId().flatMap(id -> network.find(Instance.class, id).optional());
        Nature nature = instance.<Nature>map(Nature.Machine::new).orElseGet(Nature.Address::new);
        return new Destination(
                label, nature, AddressSet.of(address), Optional.of(TargetResolver.placement(subnet, eni)));
    }
}
