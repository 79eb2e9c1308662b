package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import java.util.List;
import java.util.Optional;

/** A peering that waits for the other side's consent. The owner of the accepter VPC runs it, in that VPC's region. */
public record AcceptPeering(VpcPeeringConnection peering) implements Change {

    @Override
    public List<String> commands() {
        boolean elsewhere = !peering.isWithinOneRegion();
        Optional<String> region = peering.accepter().region().filter(name -> elsewhere);
        return List.of("aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id " + peering.id()
                + region.map(name -> " --region " + name).orElse(""));
    }

    @Override
    public Network applyTo(Network network) {
        return Blackholes.end(network.with(peering.accepted()), peering.id());
    }
}
