package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import java.util.List;

/** The interface of a NAT instance, which may then pass on packets that are neither from nor to itself. */
public record DisableSourceDestCheck(String networkInterfaceId) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 modify-network-interface-attribute --network-interface-id " + networkInterfaceId
                + " --no-source-dest-check");
    }

    @Override
    public Network applyTo(Network network) {
        return network.update(NetworkInterface.class, networkInterfaceId, eni -> eni.withSourceDestCheck(false));
    }
}
