package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import java.util.List;

/** An interface that may pass on packets which are neither from nor to itself. */
public record SwitchOffSourceDestCheck(String networkInterfaceId) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 modify-network-interface-attribute --network-interface-id " + networkInterfaceId
                + " --no-source-dest-check");
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(NetworkInterface.class, networkInterfaceId)
                .optional()
                .map(eni -> network.with(eni.withSourceDestCheck(false)))
                .orElse(network);
    }
}
