package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** VPC endpoints, with the private names of their services. */
final class VpcEndpointReader {
    private final NetworkBuilder builder;
    private final Map<String, Set<String>> privateNames = new HashMap<>();

    VpcEndpointReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.VPC_ENDPOINT_SERVICE, (resource, fields) -> {
            Set<String> names = privateNames.computeIfAbsent(fields.text("ServiceName"), name -> new LinkedHashSet<>());
            fields.hostName("PrivateDnsName").ifPresent(names::add);
            fields.objects("PrivateDnsNames")
                    .forEach(name -> name.hostName("PrivateDnsName").ifPresent(names::add));
        });
        builder.each(ResourceKind.VPC_ENDPOINT, (resource, fields) -> builder.add(endpoint(fields)));
        builder.listing(VpcEndpoint.class, ResourceKind.VPC_ENDPOINT);
    }

    private VpcEndpoint endpoint(Fields fields) {
        String serviceName = fields.optionalText("ServiceName").orElse("");
        boolean privateDns = fields.flag("PrivateDnsEnabled").orElse(false);
        Set<String> dnsNames = new LinkedHashSet<>();
        fields.objects("DnsEntries").forEach(entry -> entry.hostName("DnsName").ifPresent(dnsNames::add));
        if (privateDns) {
            dnsNames.addAll(privateNames.getOrDefault(serviceName, Set.of()));
        }
        return new VpcEndpoint(
                fields.text("VpcEndpointId"),
                fields.text("VpcId"),
                serviceName,
                type(fields),
                fields.text("State"),
                fields.texts("RouteTableIds"),
                fields.texts("SubnetIds"),
                Set.copyOf(fields.texts("Groups", "GroupId")),
                fields.texts("NetworkInterfaceIds"),
                privateDns,
                fields.object("DnsOptions")
                        .flatMap(options -> options.flag("PrivateDnsOnlyForInboundResolverEndpoint"))
                        .orElse(false),
                List.copyOf(dnsNames),
                fields.optionalText("PolicyDocument")
                        .map(text -> PolicyReader.read(text, fields.text("VpcEndpointId")))
                        // Every endpoint has a policy: where none is told, it is the default, which allows all.
                        .orElseGet(() -> Fact.known(PolicyDocument.FULL_ACCESS)));
    }

    private static VpcEndpoint.Type type(Fields fields) {
        // Endpoints are of 2015, their types of 2017: an answer without one can only mean a gateway.
        String type = fields.optionalText("VpcEndpointType").orElse("Gateway");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "gateway" -> VpcEndpoint.Type.GATEWAY;
            case "interface" -> VpcEndpoint.Type.INTERFACE;
            case "gatewayloadbalancer" -> VpcEndpoint.Type.GATEWAY_LOAD_BALANCER;
            default -> VpcEndpoint.Type.OTHER;
        };
    }
}
