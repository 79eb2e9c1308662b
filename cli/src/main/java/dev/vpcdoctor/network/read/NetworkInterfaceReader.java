package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Network interfaces, and the instances that hold some of them. */
final class NetworkInterfaceReader {
    private final NetworkBuilder builder;
    private final Set<String> read = new LinkedHashSet<>();

    NetworkInterfaceReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(
                ResourceKind.NETWORK_INTERFACE, (resource, fields) -> add(networkInterface(fields, Optional.empty())));
        builder.each(ResourceKind.INSTANCE, (resource, fields) -> {
            // Read before the first is added: an instance that cannot be understood adds nothing.
            Instance instance = instance(fields);
            List<NetworkInterface> described = fields.objects("NetworkInterfaces").stream()
                    .filter(one -> !read.contains(one.text("NetworkInterfaceId")))
                    .map(one -> networkInterface(one, Optional.of(instance.id())))
                    .toList();
            builder.add(instance);
            // A list of all interfaces is the better witness of which ones there are.
            if (builder.lack(ResourceKind.NETWORK_INTERFACE, resource.origin().region())
                    .isPresent()) {
                described.forEach(this::add);
            }
        });
        builder.listing(NetworkInterface.class, ResourceKind.NETWORK_INTERFACE);
        builder.listing(Instance.class, ResourceKind.INSTANCE);
    }

    private void add(NetworkInterface one) {
        read.add(one.id());
        builder.add(one);
    }

    private static NetworkInterface networkInterface(Fields fields, Optional<String> holder) {
        Set<IpAddress> addresses = new LinkedHashSet<>();
        Set<IpAddress> publicAddresses = new LinkedHashSet<>();
        Set<String> dnsNames = new LinkedHashSet<>();
        fields.address("PrivateIpAddress").ifPresent(addresses::add);
        associate(fields, publicAddresses, dnsNames);
        for (Fields one : fields.objects("PrivateIpAddresses")) {
            one.address("PrivateIpAddress").ifPresent(addresses::add);
            associate(one, publicAddresses, dnsNames);
        }
        for (Fields one : fields.objects("Ipv6Addresses")) {
            one.address("Ipv6Address").ifPresent(addresses::add);
        }
        return new NetworkInterface(
                fields.text("NetworkInterfaceId"),
                fields.text("VpcId"),
                fields.text("SubnetId"),
                List.copyOf(addresses),
                List.copyOf(publicAddresses),
                Set.copyOf(fields.texts("Groups", "GroupId")),
                type(fields),
                fields.optionalText("Description").orElse(""),
                fields.object("Attachment")
                        .flatMap(attachment -> attachment.optionalText("InstanceId"))
                        .or(() -> holder),
                fields.optionalText("RequesterId"),
                fields.flag("SourceDestCheck"),
                List.copyOf(dnsNames));
    }

    private static void associate(Fields fields, Set<IpAddress> publicAddresses, Set<String> dnsNames) {
        fields.hostName("PrivateDnsName").ifPresent(dnsNames::add);
        fields.object("Association").ifPresent(association -> {
            association.address("PublicIp").ifPresent(publicAddresses::add);
            association.hostName("PublicDnsName").ifPresent(dnsNames::add);
        });
    }

    /** AWS's API says natGateway where its command line says nat_gateway. */
    private static String type(Fields fields) {
        String type = fields.optionalText("InterfaceType").orElse("interface");
        return type.equals("natGateway") ? "nat_gateway" : type;
    }

    private static Instance instance(Fields fields) {
        List<String> interfaces = new ArrayList<>(fields.texts("NetworkInterfaces", "NetworkInterfaceId"));
        return new Instance(
                fields.text("InstanceId"),
                fields.object("State").flatMap(state -> state.optionalText("Name")),
                interfaces,
                fields.tag("Name"));
    }
}
