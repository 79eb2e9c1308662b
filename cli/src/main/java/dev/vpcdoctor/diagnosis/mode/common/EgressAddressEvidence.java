package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.ProbePosition;
import dev.vpcdoctor.diagnosis.witness.ProbeRun;
import dev.vpcdoctor.diagnosis.witness.TargetObservations;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Through which gateway packets left, as the public address tells with which somebody outside saw them. */
public record EgressAddressEvidence(Examination about) {

    /** One subnet's packets, as they were seen outside. */
    private record ObservedEgress(String subnetId, IpAddress address, Optional<String> through, Hop predicted) {
        boolean agrees() {
            return through.equals(Optional.of(predicted.id()));
        }

        Evidence evidence() {
            String gateway = through.map(id -> ", which is " + id).orElse(", which is no gateway that was read");
            String says = "from " + subnetId + ": left with " + address + gateway
                    + (agrees() ? ", as the route says" : ", where the route leads to " + predicted.id());
            return new Evidence(Evidence.Kind.PACKETS, says, subnetId);
        }
    }

    /** What confirms the way out that the routes tell. */
    public List<Evidence> confirmations() {
        return seen().stream()
                .filter(ObservedEgress::agrees)
                .map(ObservedEgress::evidence)
                .toList();
    }

    /** What rules it out. */
    public List<Evidence> contradictions() {
        return seen().stream()
                .filter(left -> !left.agrees())
                .map(ObservedEgress::evidence)
                .toList();
    }

    private List<ObservedEgress> seen() {
        List<ObservedEgress> all = new ArrayList<>();
        Packets packets = about.witnesses().packets();
        for (ProbeRun run : packets.runs()) {
            if (ProbePosition.of(run, about.function(), about.network()) instanceof ProbePosition.AsFunction here) {
                for (String text :
                        TargetObservations.of(run.report().observations()).publicAddresses()) {
                    IpAddress.tryParse(text)
                            .flatMap(address -> natOnTheWay(here.subnetId())
                                    .map(hop ->
                                            new ObservedEgress(here.subnetId(), address, gatewayWith(address), hop)))
                            .ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** The gateway that translates, on a path to the internet from the subnet; regional ones take addresses as they need. */
    private Optional<Hop> natOnTheWay(String subnetId) {
        return about.allPaths().stream()
                .filter(path -> path.source().subnet().id().equals(subnetId))
                .filter(path -> path.destination().isAnyOfInternet())
                .map(Path::hops)
                .flatMap(List::stream)
                .filter(hop -> hop.kind() == HopKind.NAT_GATEWAY)
                .filter(hop -> about.network()
                        .find(NatGateway.class, hop.id())
                        .optional()
                        .filter(nat -> !nat.regional() && !nat.publicAddresses().isEmpty())
                        .isPresent())
                .findFirst();
    }

    private Optional<String> gatewayWith(IpAddress address) {
        return about.network().all(NatGateway.class).stream()
                .filter(nat -> nat.publicAddresses().contains(address))
                .map(NatGateway::id)
                .findFirst()
                .or(() -> about.network()
                        .interfaceWithPublicAddress(address)
                        .map(eni -> eni.instanceId().orElse(eni.id())));
    }
}
