package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import java.util.List;
import java.util.Optional;

/** A change to VPC peering connections. */
public sealed interface VpcPeeringChange extends Change {

    /** A new peering, asked for and accepted. Its routes are changes of their own. */
    record CreateVpcPeeringConnection(Side requester, Side accepter) implements VpcPeeringChange {
        /** A shell variable in commands, and the peering's id in the model while a fix is checked. */
        public static final String ID = "$PEERING";

        @Override
        public List<String> commands() {
            Optional<String> peerRegion =
                    accepter.region().filter(region -> !Optional.of(region).equals(requester.region()));
            return List.of(
                    ShellText.assigned(
                            ID,
                            "aws ec2 create-vpc-peering-connection --vpc-id " + requester.vpcId() + " --peer-vpc-id "
                                    + accepter.vpcId()
                                    + peerRegion
                                            .map(region -> " --peer-region " + region)
                                            .orElse(""),
                            "VpcPeeringConnection.VpcPeeringConnectionId"),
                    "aws ec2 wait vpc-peering-connection-exists --vpc-peering-connection-ids " + ID,
                    AcceptVpcPeeringConnection.command(ID, peerRegion));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new VpcPeeringConnection(ID, "active", requester, accepter));
        }
    }

    /** A peering that waits for the other side's consent. The owner of the accepter VPC runs it, in that VPC's region. */
    record AcceptVpcPeeringConnection(VpcPeeringConnection peering) implements VpcPeeringChange {

        @Override
        public List<String> commands() {
            boolean elsewhere = !peering.isWithinOneRegion();
            return List.of(command(peering.id(), peering.accepter().region().filter(name -> elsewhere)));
        }

        private static String command(String peeringId, Optional<String> region) {
            return "aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id " + peeringId
                    + region.map(name -> " --region " + name).orElse("");
        }

        @Override
        public Network applyTo(Network network) {
            return BlackholeRoutes.revive(network.with(peering.accepted()), peering.id());
        }
    }

    /** Public names of one VPC made to mean private addresses in the VPC that it is peered with. Its owner runs it. */
    record AllowDnsResolutionFromRemoteVpc(VpcPeeringConnection peering, String namesOfVpcId)
            implements VpcPeeringChange {

        @Override
        public List<String> commands() {
            String side = peering.accepter().vpcId().equals(namesOfVpcId) ? "accepter" : "requester";
            return List.of("aws ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id " + peering.id()
                    + " --" + side + "-peering-connection-options AllowDnsResolutionFromRemoteVpc=true");
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(peering.resolvingNamesOf(namesOfVpcId));
        }
    }
}
