package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import java.util.List;

/** Public names of one VPC made to mean private addresses in the VPC that it is peered with. Its owner runs it. */
public record ResolveNamesOverPeering(VpcPeeringConnection peering, String namesOfVpcId) implements Change {

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
