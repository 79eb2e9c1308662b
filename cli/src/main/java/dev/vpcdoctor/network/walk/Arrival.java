package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.IpAddress;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination.Placement;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A packet arrives in the VPC that holds its destination: the last filters, the target itself, and the way back. */
final class Arrival {
    private final Walk walk;
    private final Network network;
    private final Trail trail;

    Arrival(Walk walk) {
        this.walk = walk;
        this.network = walk.network();
        this.trail = walk.trail();
    }

    /** How the packet came into the VPC. */
    sealed interface Via {
        /** It was routed inside the VPC. */
        record SameVpc() implements Via {}

        record Peering(String peeringId) implements Via {}
    }

    void in(Fact<Vpc> vpc, Position from, Packet packet, Via via) {
        switch (vpc) {
            case Fact.Unknown<Vpc> unknown -> trail.unknown(HopKind.TARGET, "", unknown);
            case Fact.Known<Vpc> known ->
                place(known.value(), packet).ifPresent(placement -> {
                    boolean crosses = !from.isIn(placement.subnet());
                    if (crosses) {
                        walk.enter(placement.subnet(), packet);
                    }
                    guard(placement, packet);
                    if (crosses) {
                        walk.answerFrom(placement.subnet(), packet);
                    }
                    new ReturnRoute(walk).home(placement.subnet(), from, via, packet);
                });
        }
    }

    /** Where no way leads to the target, its own filters are still told, so that all can be mended at once. */
    void examineAnyway(Packet packet) {
        walk.destination().placement().ifPresent(placement -> {
            walk.enter(placement.subnet(), packet);
            guard(placement, packet);
            walk.answerFrom(placement.subnet(), packet);
        });
    }

    private Optional<Placement> place(Vpc vpc, Packet packet) {
        Optional<Placement> told = walk.destination().placement();
        if (told.isPresent()) {
            return told;
        }
        Optional<IpAddress> address = packet.to().single();
        if (address.isEmpty()) {
            trail.unknown(HopKind.TARGET, "", "where " + walk.destination().label() + " stands is not known", "");
            return Optional.empty();
        }
        Optional<Subnet> subnet = network.subnetsOf(vpc.id()).stream()
                .filter(candidate -> candidate.contains(address.get()))
                .findFirst();
        if (subnet.isEmpty()) {
            trail.unknown(
                    HopKind.TARGET,
                    vpc.id(),
                    "no subnet of " + vpc.id() + " that is known holds " + address.get(),
                    "aws ec2 describe-subnets");
            return Optional.empty();
        }
        return Optional.of(new Placement(subnet.get(), groupsAt(vpc, address.get())));
    }

    private Fact<Set<String>> groupsAt(Vpc vpc, IpAddress address) {
        return network.interfaceAt(vpc.id(), address)
                .map(found -> Fact.known(found.securityGroupIds()))
                .orElseGet(() -> Fact.unknown(
                        "the interface with " + address + " is not in the snapshot",
                        network.listing(NetworkInterface.class, vpc.region()).toKnow()));
    }

    private void guard(Placement placement, Packet packet) {
        boolean endpoint = walk.destination().nature() instanceof Destination.Nature.Endpoint;
        HopKind kind = endpoint ? HopKind.ENDPOINT_SECURITY_GROUP : HopKind.TARGET_SECURITY_GROUP;
        switch (placement.securityGroupIds()) {
            case Fact.Unknown<Set<String>> unknown -> trail.unknown(kind, "", unknown);
            case Fact.Known<Set<String>> groups ->
                trail.add(walk.groups().decide(kind, groups.value(), Direction.IN, packet, seenFromTarget(packet)));
        }
        new TargetState(walk).examine();
    }

    private SecurityGroupFilter.Remote seenFromTarget(Packet packet) {
        List<String> groups = packet.sender().groups().optional().stream()
                .flatMap(Set::stream)
                .sorted()
                .toList();
        String label = groups.isEmpty() ? packet.from().toString() : String.join(", ", groups);
        return new SecurityGroupFilter.Remote(packet.from(), packet.sender().groups(), Optional.empty(), false, label);
    }
}
