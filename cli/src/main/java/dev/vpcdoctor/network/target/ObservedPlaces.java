package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the addresses that a name was seen to mean in place of what the configuration leaves open. Where the configuration
 * itself tells another meaning, the one that was seen is walked to, and the hop says that they differ.
 */
final class ObservedPlaces {
    private static final int MOST_PLACES = 8;
    private static final List<Cidr> PRIVATE = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7")
            .map(Cidr::parse)
            .toList();

    private final Network network;
    private final ResolutionContext from;
    private final ObservedNames names;

    ObservedPlaces(Network network, ResolutionContext from, ObservedNames names) {
        this.network = network;
        this.from = from;
        this.names = names;
    }

    ResolvedTarget in(ResolvedTarget target) {
        List<IpAddress> seen = sameFamily(names.of(TargetNames.of(target)), target);
        if (seen.isEmpty() || target.expression() instanceof TargetExpression.Internet) {
            return target;
        }
        List<Place> narrowed = narrowed(target.places(), seen);
        if (!narrowed.isEmpty()) {
            return withPlaces(target, narrowed, seen, Optional.empty());
        }
        boolean told = !target.places().isEmpty() && target.nameHops().stream().allMatch(ObservedPlaces::isOpen);
        if (told && names.onlyGaps()) {
            return target;
        }
        return withPlaces(
                target, found(target, seen), seen, told ? Optional.of(meaning(target.places())) : Optional.empty());
    }

    /** A function speaks IPv4 unless all that was seen is of the other family. */
    private static List<IpAddress> sameFamily(List<IpAddress> seen, ResolvedTarget target) {
        List<IpAddress> ipv4 = seen.stream()
                .filter(address -> address.family() == AddressFamily.IPV4)
                .toList();
        return (ipv4.isEmpty() || target.places().stream().anyMatch(ObservedPlaces::isIpv6) ? seen : ipv4)
                .stream().limit(MOST_PLACES).toList();
    }

    private static boolean isIpv6(Place place) {
        return place.destination().addresses().family() == AddressFamily.IPV6;
    }

    /** The known places at which the addresses are: where one may have any of a block, it has the one that was seen. */
    private static List<Place> narrowed(List<Place> places, List<IpAddress> seen) {
        List<Place> narrowed = new ArrayList<>();
        for (Place place : places) {
            Destination destination = place.destination();
            if (destination.isAnyOfInternet()) {
                if (seen.stream().noneMatch(ObservedPlaces::isPrivate)) {
                    narrowed.add(place);
                }
                continue;
            }
            for (IpAddress address : seen) {
                if (destination.addresses().overlaps(Cidr.of(address))) {
                    narrowed.add(new Place(
                            new Destination(
                                    destination.label(),
                                    destination.nature(),
                                    AddressSet.of(address),
                                    destination.placement()),
                            true));
                }
            }
        }
        return narrowed;
    }

    private List<Place> found(ResolvedTarget target, List<IpAddress> seen) {
        if (seen.stream().noneMatch(ObservedPlaces::isPrivate)) {
            Destination internet = new Destination(
                    target.label(), new Destination.Nature.Internet(), AddressSet.PUBLIC_IPV4, Optional.empty());
            return List.of(new Place(internet, true));
        }
        AddressLookup lookup = new AddressLookup(network, from);
        return seen.stream()
                .map(address -> new Place(lookup.find(address, target.label()), true))
                .toList();
    }

    private static boolean isPrivate(IpAddress address) {
        return PRIVATE.stream().anyMatch(block -> block.contains(address));
    }

    private static String meaning(List<Place> places) {
        return String.join(
                ", ",
                places.stream()
                        .filter(Place::current)
                        .map(Place::destination)
                        .map(place -> place.isAnyOfInternet()
                                ? "public addresses"
                                : place.addresses().toString())
                        .distinct()
                        .toList());
    }

    private static ResolvedTarget withPlaces(
            ResolvedTarget target, List<Place> places, List<IpAddress> seen, Optional<String> insteadOf) {
        List<Hop> hops = new ArrayList<>();
        for (Hop hop : target.nameHops()) {
            boolean answered = hop.kind() == HopKind.NAME_RESOLUTION
                    && (hop.verdict() == Verdict.UNKNOWN || insteadOf.isPresent());
            boolean found = hop.kind() == HopKind.TARGET && hop.verdict() == Verdict.UNKNOWN;
            if (!answered && !found) {
                hops.add(hop);
            }
        }
        hops.add(new Hop(HopKind.NAME_RESOLUTION, "", Verdict.OPEN, new NameReason.Seen(texts(seen), insteadOf)));
        return new ResolvedTarget(
                target.expression(), target.label(), target.port(), target.nameUse(), hops, places, target.choice());
    }

    private static List<String> texts(List<IpAddress> seen) {
        return seen.stream().map(IpAddress::toString).toList();
    }

    private static boolean isOpen(Hop hop) {
        return hop.verdict() == Verdict.OPEN;
    }
}
