package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import java.util.List;
import java.util.Optional;

/** A new peering, asked for and accepted. Its routes are changes of their own. */
public record CreatePeering(Side requester, Side accepter) implements Change {
    /** A shell variable in commands, and the peering's id in the model while a fix is checked. */
    public static final String ID = "$PEERING";

    @Override
    public List<String> commands() {
        Optional<String> peerRegion =
                accepter.region().filter(region -> !Optional.of(region).equals(requester.region()));
        return List.of(
                "PEERING=$(aws ec2 create-vpc-peering-connection --vpc-id " + requester.vpcId() + " --peer-vpc-id "
                        + accepter.vpcId()
                        + peerRegion.map(region -> " --peer-region " + region).orElse("")
                        + " --query VpcPeeringConnection.VpcPeeringConnectionId --output text)",
                "aws ec2 wait vpc-peering-connection-exists --vpc-peering-connection-ids " + ID,
                "aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id " + ID
                        + peerRegion.map(region -> " --region " + region).orElse(""));
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new VpcPeeringConnection(ID, "active", requester, accepter));
    }
}
