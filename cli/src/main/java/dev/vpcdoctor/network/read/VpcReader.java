package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** VPCs with their DNS attributes, and DHCP option sets. */
final class VpcReader {
    private static final String AMAZON_PROVIDED = "AmazonProvidedDNS";

    private final NetworkBuilder builder;
    private final Map<String, String> regionBySubnets = new HashMap<>();
    private final Map<String, Set<Boolean>> dnsSupport = new HashMap<>();
    private final Map<String, Set<Boolean>> dnsHostnames = new HashMap<>();

    VpcReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        for (Resource subnet : builder.snapshot().resources(ResourceKind.SUBNET)) {
            String vpcId = subnet.json().path("VpcId").asText("");
            subnet.origin().region().ifPresent(region -> regionBySubnets.put(vpcId, region));
        }
        builder.each(ResourceKind.VPC_ATTRIBUTE, (resource, fields) -> {
            note(fields, "EnableDnsSupport", dnsSupport);
            note(fields, "EnableDnsHostnames", dnsHostnames);
        });
        builder.each(ResourceKind.VPC, (resource, fields) -> builder.add(vpc(resource, fields)));
        builder.listing(Vpc.class, ResourceKind.VPC);
        builder.each(ResourceKind.DHCP_OPTIONS, (resource, fields) -> builder.add(dhcpOptions(fields)));
        builder.listing(DhcpOptions.class, ResourceKind.DHCP_OPTIONS);
    }

    private static void note(Fields fields, String attribute, Map<String, Set<Boolean>> values) {
        String vpcId = fields.text("VpcId");
        fields.object(attribute)
                .flatMap(value -> value.flag("Value"))
                .ifPresent(value -> values.computeIfAbsent(vpcId, id -> new LinkedHashSet<>())
                        .add(value));
    }

    private Vpc vpc(Resource resource, Fields fields) {
        String id = fields.text("VpcId");
        // A description of a VPC holds neither ARN nor zone; one of its subnets does.
        Optional<String> region = resource.origin().region().or(() -> Optional.ofNullable(regionBySubnets.get(id)));
        return new Vpc(
                id,
                resource.origin().account(),
                region,
                cidrBlocks(fields),
                fields.optionalText("DhcpOptionsId"),
                attribute(id, region, "enableDnsSupport", dnsSupport),
                attribute(id, region, "enableDnsHostnames", dnsHostnames));
    }

    private static List<Cidr> cidrBlocks(Fields fields) {
        Set<Cidr> blocks = new LinkedHashSet<>();
        fields.optionalCidr("CidrBlock").ifPresent(blocks::add);
        blocks.addAll(associated(fields, "CidrBlockAssociationSet", "CidrBlock", "CidrBlockState"));
        blocks.addAll(associated(fields, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState"));
        if (blocks.isEmpty()) {
            throw fields.refusal("CidrBlock", "an address block such as 10.0.0.0/16");
        }
        return List.copyOf(blocks);
    }

    /** The blocks of an association set that are in force. */
    static List<Cidr> associated(Fields fields, String set, String block, String state) {
        List<Cidr> blocks = new ArrayList<>();
        for (Fields association : fields.objects(set)) {
            String inForce = association
                    .object(state)
                    .flatMap(told -> told.optionalText("State"))
                    .orElse("associated");
            if (inForce.equals("associated")) {
                blocks.add(association.cidr(block));
            }
        }
        return blocks;
    }

    private Fact<Boolean> attribute(
            String vpcId, Optional<String> region, String attribute, Map<String, Set<Boolean>> values) {
        Set<Boolean> told = values.getOrDefault(vpcId, Set.of());
        String subject = attribute + " of " + vpcId + " is";
        String toKnow = ResourceKind.VPC_ATTRIBUTE.command() + " --vpc-id " + vpcId + " --attribute " + attribute;
        if (told.isEmpty()) {
            return builder.unknown(subject, ResourceKind.VPC_ATTRIBUTE, region, toKnow);
        }
        return told.size() == 1
                ? Fact.known(told.iterator().next())
                : Fact.unknown(subject + " both on and off in the snapshot", toKnow);
    }

    private static DhcpOptions dhcpOptions(Fields fields) {
        boolean amazonProvided = false;
        List<IpAddress> servers = new ArrayList<>();
        for (Fields configuration : fields.objects("DhcpConfigurations")) {
            if (configuration.text("Key").equals("domain-name-servers")) {
                for (Fields value : configuration.objects("Values")) {
                    if (value.text("Value").equals(AMAZON_PROVIDED)) {
                        amazonProvided = true;
                    } else {
                        value.address("Value").ifPresent(servers::add);
                    }
                }
            }
        }
        return new DhcpOptions(fields.text("DhcpOptionsId"), amazonProvided, servers);
    }
}
