package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.ResolvedTarget.Choice;
import dev.vpcdoctor.network.target.ResolvedTarget.NameUse;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Destination.Placement;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a database, proxy, cache or load balancer stands: at its interfaces, else in any subnet of its group. */
final class ManagedServiceLookup {
    private final Network network;
    private final ResolutionContext from;

    ManagedServiceLookup(Network network, ResolutionContext from) {
        this.network = network;
        this.from = from;
    }

    /**
     * Finds the places of a service.
     *
     * @param name as the headline calls it, without the port
     * @param nameUse whether the function was said to connect by a name
     */
    ResolvedTarget resolve(
            TargetExpression expression,
            ManagedService service,
            String name,
            Optional<Integer> askedPort,
            NameUse nameUse) {
        int port = askedPort
                .or(() -> usualPort(service))
                .orElseThrow(() -> new TargetSyntaxException("'"
                        + expression.asked() + "' lacks the port, and nothing tells it: write " + expression.asked()
                        + ":PORT"));
        String label = name + ":" + port;
        List<Hop> hops = new ArrayList<>();
        if (nameUse == NameUse.GIVEN) {
            hops.add(new Hop(
                    HopKind.NAME_RESOLUTION,
                    service.id(),
                    Verdict.OPEN,
                    new NameReason.Resolves(service.kind().label() + " " + service.id(), "its endpoint")));
        }
        PublicNames.Answer named = new PublicNames(network, from).of(service);
        named.hop().ifPresent(hops::add);
        List<Place> places = named.meaning() == PublicNames.Meaning.PUBLIC
                ? PublicNames.places(service, publicAddresses(service), label)
                : places(service, label, hops);
        Choice choice = service.kind() == ManagedService.Kind.LOAD_BALANCER ? Choice.ANY : Choice.ONE;
        return new ResolvedTarget(expression, label, Optional.of(port), nameUse, hops, places, choice);
    }

    /** Of its interfaces, as far as it is known which they are. */
    private List<AddressSet> publicAddresses(ManagedService service) {
        return service.subnetIds().optional().orElse(List.of()).stream()
                .flatMap(id -> network.interfacesIn(id).stream())
                .filter(eni -> isOwn(service, eni))
                .flatMap(eni -> eni.publicAddresses().stream())
                .distinct()
                .map(AddressSet::of)
                .toList();
    }

    private static Optional<Integer> usualPort(ManagedService service) {
        return service.endpoints().stream()
                .flatMap(endpoint -> endpoint.port().stream())
                .findFirst();
    }

    private List<Place> places(ManagedService service, String label, List<Hop> hops) {
        if (service.subnetIds() instanceof Fact.Unknown<List<String>> unknown) {
            hops.add(missing(service, unknown.because(), unknown.toKnow()));
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        for (String id : service.subnetIds().optional().orElseThrow()) {
            switch (network.find(Subnet.class, id)) {
                case Fact.Known<Subnet> known -> places.addAll(placesIn(service, known.value(), label));
                case Fact.Unknown<Subnet> unknown -> hops.add(missing(service, unknown.because(), unknown.toKnow()));
            }
        }
        boolean interfacesKnown = places.stream()
                .anyMatch(place -> place.destination().addresses().single().isPresent());
        return interfacesKnown
                ? places.stream()
                        .filter(place ->
                                place.destination().addresses().single().isPresent())
                        .toList()
                : places;
    }

    private static Hop missing(ManagedService service, String because, String toKnow) {
        return new Hop(HopKind.TARGET, service.id(), Verdict.UNKNOWN, new Reason.Missing(because, toKnow));
    }

    private List<Place> placesIn(ManagedService service, Subnet subnet, String label) {
        boolean current = service.availabilityZone()
                .map(subnet.availabilityZone()::equals)
                .orElse(true);
        List<Place> atInterfaces = network.interfacesIn(subnet.id()).stream()
                .filter(eni -> isOwn(service, eni))
                .flatMap(eni -> eni.addresses().stream()
                        .limit(1)
                        .map(address -> place(
                                service,
                                AddressSet.of(address),
                                subnet,
                                Fact.known(eni.securityGroupIds()),
                                label,
                                current)))
                .toList();
        if (!atInterfaces.isEmpty()) {
            return atInterfaces;
        }
        AddressSet anyOfSubnet =
                subnet.cidrBlock(AddressFamily.IPV4).map(AddressSet::of).orElse(AddressSet.NONE);
        return List.of(place(service, anyOfSubnet, subnet, service.securityGroupIds(), label, current));
    }

    private static Place place(
            ManagedService service,
            AddressSet addresses,
            Subnet subnet,
            Fact<Set<String>> groups,
            String label,
            boolean current) {
        return new Place(
                new Destination(
                        label,
                        new Destination.Nature.Managed(service),
                        addresses,
                        Optional.of(new Placement(subnet, groups))),
                current);
    }

    /**
     * AWS does not tell which interface is whose: the description tells the service, and the groups the instance where no
     * other one of the service in the network has the same.
     */
    private boolean isOwn(ManagedService service, NetworkInterface eni) {
        String description = service.kind().interfaceDescription();
        if (description.isEmpty() || !eni.description().startsWith(description)) {
            return false;
        }
        if (service.kind() == ManagedService.Kind.LOAD_BALANCER) {
            return eni.description().contains("/" + service.id() + "/");
        }
        boolean sameGroups = service.securityGroupIds()
                .optional()
                .map(eni.securityGroupIds()::equals)
                .orElse(false);
        return sameGroups
                && network.all(ManagedService.class).stream()
                                .filter(other ->
                                        other.kind().interfaceDescription().equals(description)
                                                && other.vpcId().equals(service.vpcId())
                                                && other.securityGroupIds().equals(service.securityGroupIds()))
                                .count()
                        == 1;
    }
}
