package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Subnets of a VPC in which a transit gateway may set its foot: the smallest, as those are made for that. */
final class TransitGatewayAttachmentSubnets {
    private final Network network;
    private final String vpcId;

    TransitGatewayAttachmentSubnets(Network network, String vpcId) {
        this.network = network;
        this.vpcId = vpcId;
    }

    Optional<String> in(String availabilityZone) {
        return network.subnetsOf(vpcId).stream()
                .filter(subnet -> subnet.availabilityZone().equals(availabilityZone)
                        && subnet.freeAddresses().orElse(1) > 0
                        && subnet.cidrBlock(AddressFamily.IPV4).isPresent())
                .min(Comparator.comparingDouble(TransitGatewayAttachmentSubnets::size)
                        .thenComparing(Subnet::id))
                .map(Subnet::id);
    }

    /** One in each of the zones in which there is one. */
    List<String> in(List<String> availabilityZones) {
        return availabilityZones.stream()
                .distinct()
                .flatMap(zone -> in(zone).stream())
                .toList();
    }

    private static double size(Subnet subnet) {
        return subnet.cidrBlock(AddressFamily.IPV4).orElseThrow().size();
    }
}
