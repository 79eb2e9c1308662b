package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.AwsResource;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.snapshot.Coverage;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A network in the making: the chapters' readers add to it, and a resource that cannot be understood is noted. */
final class NetworkBuilder {
    private final Snapshot snapshot;
    private final Network.Builder network = Network.builder();
    private final List<SnapshotProblem> problems = new ArrayList<>();
    private final Map<ResourceKind, List<Fault>> faults = new EnumMap<>(ResourceKind.class);

    private record Fault(Optional<String> region, String because) {}

    NetworkBuilder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    void add(AwsResource resource) {
        network.add(resource);
    }

    /** Reads every resource of a kind; one with a wrong field is left out, which leaves its kind incomplete. */
    void each(ResourceKind kind, BiConsumer<Resource, Fields> read) {
        for (Resource resource : snapshot.resources(kind)) {
            try {
                read.accept(resource, Fields.of(resource));
            } catch (FieldException e) {
                problems.add(new SnapshotProblem(
                        e.file(), e.pointer(), e.getMessage() + ", so " + resource.id() + " is left out"));
                faults.computeIfAbsent(kind, any -> new ArrayList<>())
                        .add(new Fault(
                                resource.origin().region(), e.file() + " at " + e.pointer() + " could not be used"));
            }
        }
    }

    /** The resource that another one names, in its own account and region. */
    Optional<Resource> named(ResourceKind kind, String id, Resource by) {
        return snapshot.resources(kind).stream()
                .filter(resource -> resource.id().equals(id))
                .filter(resource ->
                        resource.origin().account().equals(by.origin().account())
                                && resource.origin().region().equals(by.origin().region()))
                .findFirst();
    }

    /** The region of an answer that names none itself: where the snapshot is of one region only, it is that. */
    Optional<String> regionOf(Resource resource) {
        List<String> regions = snapshot.regions();
        return resource.origin()
                .region()
                .or(() -> regions.size() == 1 ? Optional.of(regions.get(0)) : Optional.empty());
    }

    /** Says how much of a model class is known: all of it where each of these kinds was read whole. */
    void listing(Class<? extends AwsResource> type, ResourceKind... kinds) {
        for (String region : snapshot.regions()) {
            network.listing(type, Optional.of(region), listing(Optional.of(region), kinds));
        }
        network.listing(type, Optional.empty(), listing(Optional.empty(), kinds));
    }

    /** As {@link #listing(Class, ResourceKind...)}, where any one of the kinds tells all. */
    void listingOfAny(Class<? extends AwsResource> type, ResourceKind... kinds) {
        for (String region : snapshot.regions()) {
            network.listing(type, Optional.of(region), listingOfAny(Optional.of(region), kinds));
        }
        network.listing(type, Optional.empty(), listingOfAny(Optional.empty(), kinds));
    }

    void listing(Class<? extends AwsResource> type, Optional<String> region, Listing listing) {
        network.listing(type, region, listing);
    }

    Listing listing(Optional<String> region, ResourceKind... kinds) {
        for (ResourceKind kind : kinds) {
            Optional<String> lack = lack(kind, region);
            if (lack.isPresent()) {
                return new Listing(false, lack.get(), kind.command());
            }
        }
        return new Listing(true, "", kinds[0].command());
    }

    private Listing listingOfAny(Optional<String> region, ResourceKind... kinds) {
        for (ResourceKind kind : kinds) {
            if (lack(kind, region).isEmpty()) {
                return new Listing(true, "", kind.command());
            }
        }
        return listing(region, kinds);
    }

    /** Why not all of a kind is known; empty when all is. */
    Optional<String> lack(ResourceKind kind, Optional<String> region) {
        Optional<String> notRead = switch (snapshot.coverage(kind, region)) {
            case Coverage.Whole whole -> Optional.empty();
            case Coverage.Partial partial -> Optional.of(partial.because());
            case Coverage.None none -> Optional.of(none.because());
        };
        return notRead.or(() -> faults.getOrDefault(kind, List.of()).stream()
                .filter(fault -> region.isEmpty()
                        || fault.region().isEmpty()
                        || fault.region().equals(region))
                .map(Fault::because)
                .findFirst());
    }

    /** That something is not known: because a call was refused, or because nothing tells. */
    <T> Fact<T> unknown(String subject, ResourceKind kind, Optional<String> region, String toKnow) {
        return Fact.unknown(snapshot.refusal(kind, region).orElse(subject + " not in the snapshot"), toKnow);
    }

    NetworkReading finish() {
        return new NetworkReading(network.build(), problems);
    }
}
