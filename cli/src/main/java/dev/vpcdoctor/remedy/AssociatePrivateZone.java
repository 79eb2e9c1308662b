package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PrivateZone;
import dev.vpcdoctor.network.model.Vpc;
import java.util.List;

/** A private zone that a further VPC sees. */
public record AssociatePrivateZone(PrivateZone zone, Vpc vpc) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws route53 associate-vpc-with-hosted-zone --hosted-zone-id " + zone.id() + " --vpc VPCRegion="
                + vpc.region().orElse("REGION") + ",VPCId=" + vpc.id());
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new PrivateZone(zone.id(), zone.name(), vpc.id(), zone.records()));
    }
}
