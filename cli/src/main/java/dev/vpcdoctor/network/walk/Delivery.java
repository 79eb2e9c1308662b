package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination.Placement;
import dev.vpcdoctor.network.walk.FilterReason.Direction;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A packet arrives in the VPC that holds its destination: the last filters, the target itself, and the way back. */
final class Delivery {
    private final Walk walk;
    private final Network network;
    private final HopRecorder recorder;

    Delivery(Walk walk) {
        this.walk = walk;
        this.network = walk.network();
        this.recorder = walk.recorder();
    }

    /** How the packet came into the VPC. */
    sealed interface Via {
        /** It was routed inside the VPC. */
        record SameVpc() implements Via {}

        record Peering(String peeringId) implements Via {}
    }

    void in(Fact<Vpc> vpc, PacketPosition from, Packet packet, Via via) {
        switch (vpc) {
            case Fact.Unknown<Vpc> unknown -> recorder.unknown(HopKind.TARGET, "", unknown);
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

    /** Where no way leads to the target, its own filters are still told, so that all can be fixed at once. */
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
            recorder.unknown(HopKind.TARGET, "", "where " + walk.destination().label() + " stands is not known", "");
            return Optional.empty();
        }
        Optional<Subnet> subnet = network.subnetsOf(vpc.id()).stream()
                .filter(candidate -> candidate.contains(address.get()))
                .findFirst();
        if (subnet.isEmpty()) {
            nothingAt(address.get(), "any subnet of " + vpc.id(), network.listing(Subnet.class, vpc.region()));
            return Optional.empty();
        }
        Optional<NetworkInterface> found = network.interfaceAt(vpc.id(), address.get());
        if (found.isEmpty() && !isKeptByAws(subnet.get(), address.get())) {
            nothingAt(address.get(), subnet.get().id(), network.listing(NetworkInterface.class, vpc.region()));
        }
        Fact<Set<String>> groups = found.map(eni -> Fact.known(eni.securityGroupIds()))
                .orElseGet(() -> Fact.unknown(
                        "the interface with " + address.get() + " is not known",
                        "aws ec2 describe-network-interfaces"));
        return Optional.of(new Placement(subnet.get(), groups));
    }

    /** Where all subnets or interfaces are known, an address that none has answers nobody. */
    private void nothingAt(IpAddress address, String where, Listing listing) {
        if (listing.whole()) {
            recorder.blocked(HopKind.TARGET, "", new TargetReason.NothingThere(address.toString(), where));
        } else {
            recorder.unknown(
                    HopKind.TARGET, "", "what has the address " + address + ": " + listing.because(), listing.toKnow());
        }
    }

    /** AWS keeps the first four addresses and the last one of a subnet for itself. */
    private static boolean isKeptByAws(Subnet subnet, IpAddress address) {
        return subnet.cidrBlock(address.family())
                .map(block -> address.compareTo(block.base().plus(4)) < 0 || address.equals(block.last()))
                .orElse(false);
    }

    private void guard(Placement placement, Packet packet) {
        boolean endpoint = walk.destination().nature() instanceof Destination.Nature.Endpoint;
        HopKind kind = endpoint ? HopKind.ENDPOINT_SECURITY_GROUP : HopKind.TARGET_SECURITY_GROUP;
        switch (placement.securityGroupIds()) {
            case Fact.Unknown<Set<String>> unknown -> recorder.unknown(kind, "", unknown);
            case Fact.Known<Set<String>> groups ->
                recorder.add(walk.groups().decide(kind, groups.value(), Direction.IN, packet, seenFromTarget(packet)));
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
