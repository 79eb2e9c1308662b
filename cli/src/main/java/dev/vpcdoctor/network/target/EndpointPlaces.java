package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Destination.Placement;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;
import java.util.Optional;

/** The interfaces of an interface endpoint, one in each of its subnets; a name of its leads to all of them. */
final class EndpointPlaces {
    private EndpointPlaces() {}

    static List<Place> of(Network network, VpcEndpoint endpoint, Optional<String> resourceArn, String label) {
        return endpoint.subnetIds().stream()
                .flatMap(id -> network.find(Subnet.class, id).optional().stream())
                .map(subnet -> new Place(
                        new Destination(
                                label,
                                new Destination.Nature.Endpoint(endpoint, resourceArn),
                                addressIn(network, endpoint, subnet),
                                Optional.of(new Placement(subnet, Fact.known(endpoint.securityGroupIds())))),
                        true))
                .toList();
    }

    private static AddressSet addressIn(Network network, VpcEndpoint endpoint, Subnet subnet) {
        return endpoint.networkInterfaceIds().stream()
                .flatMap(id -> network.find(NetworkInterface.class, id).optional().stream())
                .filter(eni -> eni.subnetId().equals(subnet.id()))
                .flatMap(eni -> eni.addresses().stream())
                .findFirst()
                .map(AddressSet::of)
                .or(() -> subnet.cidrBlock(AddressFamily.IPV4).map(AddressSet::of))
                .orElse(AddressSet.NONE);
    }
}
