package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpcPeeringConnection.Side;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the name of something with public addresses means to a VPC. The name of an internet-facing load balancer means its
 * public addresses everywhere. Those of databases and machines mean private addresses in their own VPC, and in a peered one
 * only if the peering resolves them (docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html).
 */
record PublicNames(Network network, ResolutionContext from) {

    /** Which addresses a name means. */
    enum Meaning {
        PRIVATE,
        PUBLIC,
        UNKNOWN
    }

    /** The meaning, and the hop that says so; no hop where there is nothing to say. */
    record Answer(Meaning meaning, Optional<Hop> hop) {}

    Answer of(ManagedService service) {
        boolean elsewhere = service.vpcId().isPresent() && !service.vpcId().equals(from.vpcId());
        if (!service.publiclyAccessible() || !from.inVpc()) {
            return new Answer(Meaning.PRIVATE, Optional.empty());
        }
        if (service.kind() == ManagedService.Kind.LOAD_BALANCER) {
            return answer(
                    Meaning.PUBLIC, service, new NameReason.PublicAddress(Optional.empty(), "it faces the internet"));
        }
        return elsewhere ? acrossPeering(service) : new Answer(Meaning.PRIVATE, Optional.empty());
    }

    private Answer acrossPeering(ManagedService service) {
        List<VpcPeeringConnection> peerings = network.all(VpcPeeringConnection.class).stream()
                .filter(VpcPeeringConnection::isActive)
                .filter(peering -> from.vpcId()
                        .filter(own -> peering.isBetween(own, service.vpcId().orElseThrow()))
                        .isPresent())
                .toList();
        Optional<Boolean> resolves = peerings.stream()
                .findFirst()
                .flatMap(peering -> peering.peerOf(from.vpcId().orElseThrow()))
                .flatMap(Side::resolvesFromPeer);
        if (peerings.size() != 1 || resolves.isEmpty()) {
            return answer(
                    Meaning.UNKNOWN,
                    service,
                    new Reason.Missing(
                            "it is publicly accessible: outside its VPC its name means its public address", ""));
        }
        VpcPeeringConnection peering = peerings.get(0);
        return resolves.get()
                ? answer(
                        Meaning.PRIVATE,
                        service,
                        new NameReason.Resolves("its private address", "DNS resolution over " + peering.id()))
                : answer(
                        Meaning.PUBLIC,
                        service,
                        new NameReason.PublicAddress(
                                Optional.of(peering),
                                peering.id() + " does not resolve names of "
                                        + service.vpcId().orElseThrow() + " to private addresses"));
    }

    private static Answer answer(Meaning meaning, ManagedService service, Reason because) {
        Verdict verdict = meaning == Meaning.UNKNOWN ? Verdict.UNKNOWN : Verdict.OPEN;
        return new Answer(meaning, Optional.of(new Hop(HopKind.NAME_RESOLUTION, service.id(), verdict, because)));
    }

    /** Its public addresses as far as its interfaces tell them, else any. */
    static List<Place> places(ManagedService service, List<AddressSet> known, String label) {
        List<AddressSet> addresses = known.isEmpty() ? List.of(AddressSet.PUBLIC_IPV4) : known;
        return addresses.stream()
                .map(address -> new Place(
                        new Destination(label, new Destination.Nature.Managed(service), address, Optional.empty()),
                        true))
                .toList();
    }
}
