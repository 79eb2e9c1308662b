package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one resource is found from another. Built once for each network, when first asked. */
final class NetworkIndex {
    private record VpcAddress(String vpcId, IpAddress address) {}

    private final Network network;
    private Tables tables;

    NetworkIndex(Network network) {
        this.network = network;
    }

    private static final class Tables {
        final Map<String, List<Subnet>> subnetsByVpc = new HashMap<>();
        final Map<String, RouteTable> routeTableBySubnet = new HashMap<>();
        final Map<String, RouteTable> mainTableByVpc = new HashMap<>();
        final Map<String, NetworkAcl> aclBySubnet = new HashMap<>();
        final Map<VpcAddress, NetworkInterface> interfaceByAddress = new HashMap<>();
        final Map<IpAddress, NetworkInterface> interfaceByPublicAddress = new HashMap<>();
        final Map<String, List<NetworkInterface>> interfacesBySubnet = new HashMap<>();
        final Map<String, List<VpcEndpoint>> endpointsByVpc = new HashMap<>();
    }

    List<Subnet> subnetsOf(String vpcId) {
        return tables().subnetsByVpc.getOrDefault(vpcId, List.of());
    }

    Fact<RouteTable> routeTableOf(Subnet subnet) {
        RouteTable own = tables().routeTableBySubnet.get(subnet.id());
        if (own != null) {
            return Fact.known(own);
        }
        Listing listing = network.listing(RouteTable.class, regionOf(subnet));
        RouteTable main = tables().mainTableByVpc.get(subnet.vpcId());
        return main != null && listing.whole()
                ? Fact.known(main)
                : listing.unknown("the route table of " + subnet.id());
    }

    Fact<NetworkAcl> networkAclOf(Subnet subnet) {
        NetworkAcl acl = tables().aclBySubnet.get(subnet.id());
        return acl != null
                ? Fact.known(acl)
                : network.listing(NetworkAcl.class, regionOf(subnet)).unknown("the network ACL of " + subnet.id());
    }

    Optional<NetworkInterface> interfaceAt(String vpcId, IpAddress address) {
        return Optional.ofNullable(tables().interfaceByAddress.get(new VpcAddress(vpcId, address)));
    }

    Optional<NetworkInterface> interfaceWithPublicAddress(IpAddress address) {
        return Optional.ofNullable(tables().interfaceByPublicAddress.get(address));
    }

    List<NetworkInterface> interfacesIn(String subnetId) {
        return tables().interfacesBySubnet.getOrDefault(subnetId, List.of());
    }

    List<VpcEndpoint> endpointsOf(String vpcId) {
        return tables().endpointsByVpc.getOrDefault(vpcId, List.of());
    }

    private Optional<String> regionOf(Subnet subnet) {
        return network.find(Vpc.class, subnet.vpcId()).optional().flatMap(Vpc::region);
    }

    private synchronized Tables tables() {
        if (tables == null) {
            tables = build();
        }
        return tables;
    }

    private Tables build() {
        Tables built = new Tables();
        for (Subnet subnet : network.all(Subnet.class)) {
            built.subnetsByVpc
                    .computeIfAbsent(subnet.vpcId(), id -> new ArrayList<>())
                    .add(subnet);
        }
        for (RouteTable table : network.all(RouteTable.class)) {
            table.subnetIds().forEach(subnetId -> built.routeTableBySubnet.put(subnetId, table));
            if (table.main()) {
                built.mainTableByVpc.put(table.vpcId(), table);
            }
        }
        for (NetworkAcl acl : network.all(NetworkAcl.class)) {
            acl.subnetIds().forEach(subnetId -> built.aclBySubnet.put(subnetId, acl));
        }
        for (NetworkInterface eni : network.all(NetworkInterface.class)) {
            eni.addresses().forEach(address -> built.interfaceByAddress.put(new VpcAddress(eni.vpcId(), address), eni));
            eni.publicAddresses().forEach(address -> built.interfaceByPublicAddress.put(address, eni));
            built.interfacesBySubnet
                    .computeIfAbsent(eni.subnetId(), id -> new ArrayList<>())
                    .add(eni);
        }
        for (VpcEndpoint endpoint : network.all(VpcEndpoint.class)) {
            built.endpointsByVpc
                    .computeIfAbsent(endpoint.vpcId(), id -> new ArrayList<>())
                    .add(endpoint);
        }
        return built;
    }
}
