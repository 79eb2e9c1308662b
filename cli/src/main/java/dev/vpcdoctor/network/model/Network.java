package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All that is known of the networks of one or several accounts and regions. Immutable: a change gives another network, in
 * which a fix can be tried.
 */
public final class Network {
    private static final Listing NEVER_READ = new Listing(false, "nothing of the kind was read", "");

    private final Map<Class<? extends AwsResource>, Map<String, AwsResource>> resources;
    private final Map<ListingKey, Listing> listings;
    private final NetworkIndex index;

    private record ListingKey(Class<? extends AwsResource> type, String region) {}

    private Network(
            Map<Class<? extends AwsResource>, Map<String, AwsResource>> resources, Map<ListingKey, Listing> listings) {
        this.resources = resources;
        this.listings = listings;
        this.index = new NetworkIndex(this);
    }

    /** All of one kind, in the order in which they were read. */
    @SuppressWarnings("unchecked") // the builder files each resource under its own class
    public <T extends AwsResource> Collection<T> all(Class<T> type) {
        return (Collection<T>) resources.getOrDefault(type, Map.of()).values();
    }

    /** The one with a key ({@link AwsResource#key}), or why nothing is known of it. */
    public <T extends AwsResource> Fact<T> find(Class<T> type, String key) {
        AwsResource found = resources.getOrDefault(type, Map.of()).get(key);
        return found == null ? listing(type, Optional.empty()).unknown(key) : Fact.known(type.cast(found));
    }

    /** How much of a kind is known, in one region or wherever nothing is said of regions. */
    public Listing listing(Class<? extends AwsResource> type, Optional<String> region) {
        Listing everywhere = listings.getOrDefault(new ListingKey(type, ""), NEVER_READ);
        return region.map(name -> listings.getOrDefault(new ListingKey(type, name), everywhere))
                .orElse(everywhere);
    }

    /** The subnets of a VPC that are known. */
    public List<Subnet> subnetsOf(String vpcId) {
        return index.subnetsOf(vpcId);
    }

    /** The table that guides packets out of a subnet: its own, else the VPC's main table. */
    public Fact<RouteTable> routeTableOf(Subnet subnet) {
        return index.routeTableOf(subnet);
    }

    public Fact<NetworkAcl> networkAclOf(Subnet subnet) {
        return index.networkAclOf(subnet);
    }

    /** The interface with a private address in a VPC; addresses repeat between VPCs. */
    public Optional<NetworkInterface> interfaceAt(String vpcId, IpAddress address) {
        return index.interfaceAt(vpcId, address);
    }

    /** The interface that the internet reaches by a public address. */
    public Optional<NetworkInterface> interfaceWithPublicAddress(IpAddress address) {
        return index.interfaceWithPublicAddress(address);
    }

    /** All interfaces in a subnet that are known. */
    public List<NetworkInterface> interfacesIn(String subnetId) {
        return index.interfacesIn(subnetId);
    }

    /** All endpoints of a VPC, or why it is not known whether there are any. */
    public Fact<List<VpcEndpoint>> endpointsOf(Vpc vpc) {
        Listing listing = listing(VpcEndpoint.class, vpc.region());
        return listing.whole()
                ? Fact.known(index.endpointsOf(vpc.id()))
                : Fact.unknown(listing.because(), listing.toKnow());
    }

    /** A prefix list by its name, {@code com.amazonaws.eu-west-1.s3}. */
    public Optional<PrefixList> prefixListNamed(String name) {
        return all(PrefixList.class).stream()
                .filter(list -> list.name().equals(name))
                .findFirst();
    }

    /** The attachments of a VPC to transit gateways. */
    public List<TransitGatewayAttachment> transitGatewayAttachmentsOf(String vpcId) {
        return all(TransitGatewayAttachment.class).stream()
                .filter(attachment -> attachment.resourceId().equals(Optional.of(vpcId)))
                .toList();
    }

    /** The network with one resource more, or changed: the one with the same key gives way. */
    public Network with(AwsResource resource) {
        Map<Class<? extends AwsResource>, Map<String, AwsResource>> changed = new HashMap<>(resources);
        Map<String, AwsResource> ofKind = new LinkedHashMap<>(changed.getOrDefault(resource.getClass(), Map.of()));
        ofKind.put(resource.key(), resource);
        changed.put(resource.getClass(), Collections.unmodifiableMap(ofKind));
        return new Network(changed, listings);
    }

    /** The network with one resource changed; the same network where that resource is not known. */
    public <T extends AwsResource> Network update(Class<T> type, String key, UnaryOperator<T> change) {
        return find(type, key)
                .optional()
                .map(found -> with(change.apply(found)))
                .orElse(this);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Gathers what is known. */
    public static final class Builder {
        private final Map<Class<? extends AwsResource>, Map<String, AwsResource>> resources = new HashMap<>();
        private final Map<ListingKey, Listing> listings = new HashMap<>();

        private Builder() {}

        public Builder add(AwsResource resource) {
            resources
                    .computeIfAbsent(resource.getClass(), type -> new LinkedHashMap<>())
                    .put(resource.key(), resource);
            return this;
        }

        /**
         * Says how much of a kind is known.
         *
         * @param region empty for what holds wherever nothing else is said
         */
        public Builder listing(Class<? extends AwsResource> type, Optional<String> region, Listing listing) {
            listings.put(new ListingKey(type, region.orElse("")), listing);
            return this;
        }

        public Network build() {
            Map<Class<? extends AwsResource>, Map<String, AwsResource>> copy = new HashMap<>();
            resources.forEach(
                    (type, ofKind) -> copy.put(type, Collections.unmodifiableMap(new LinkedHashMap<>(ofKind))));
            return new Network(copy, Map.copyOf(listings));
        }
    }
}
