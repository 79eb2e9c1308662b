package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.target.ResolvedTarget.Choice;
import dev.vpcdoctor.network.target.ResolvedTarget.NameUse;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the regional name of an AWS service leads: to an interface endpoint of the VPC if private DNS is on, else to the
 * service's public addresses, which a gateway endpoint may serve
 * (docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html).
 */
final class AwsServiceLookup {
    private static final int HTTPS = 443;

    private final Network network;
    private final ResolutionContext from;

    AwsServiceLookup(Network network, ResolutionContext from) {
        this.network = network;
        this.from = from;
    }

    ResolvedTarget resolve(
            TargetExpression expression, String word, Optional<String> region, Optional<String> resourceArn) {
        String service = AwsServiceName.canonical(word);
        Optional<String> wanted = region.or(from::region);
        String serviceName = "com.amazonaws." + wanted.orElse("REGION") + "." + service;
        List<Hop> hops = new ArrayList<>();
        Optional<VpcEndpoint> endpoint = interfaceEndpoint(serviceName, hops);
        List<Place> places = endpoint.isPresent()
                ? EndpointPlaces.of(network, endpoint.get(), resourceArn, service)
                : List.of(new Place(publicAddresses(serviceName, service, resourceArn), true));
        return new ResolvedTarget(expression, service, Optional.of(HTTPS), NameUse.GIVEN, hops, places, Choice.ANY);
    }

    /** The endpoint to which the service's name leads; the hops tell why, or why not. */
    private Optional<VpcEndpoint> interfaceEndpoint(String serviceName, List<Hop> hops) {
        if (!from.inVpc()) {
            hops.add(resolves("", "public addresses", "the function is in no VPC"));
            return Optional.empty();
        }
        Fact<List<VpcEndpoint>> all = from.vpc().flatMap(network::endpointsOf);
        if (all instanceof Fact.Unknown<List<VpcEndpoint>> unknown) {
            hops.add(new Hop(
                    HopKind.NAME_RESOLUTION,
                    "",
                    Verdict.UNKNOWN,
                    new Reason.Missing(
                            unknown.because() + ": there may be an endpoint for " + service(serviceName) + " or not",
                            unknown.toKnow())));
            return Optional.empty();
        }
        List<VpcEndpoint> serving = all.optional().orElseThrow().stream()
                .filter(endpoint -> endpoint.type() == VpcEndpoint.Type.INTERFACE
                        && endpoint.serviceName().equals(serviceName))
                .sorted(Comparator.comparing(endpoint -> !(endpoint.isAvailable() && endpoint.privateDnsEnabled())))
                .toList();
        if (serving.isEmpty()) {
            hops.add(resolves("", "public addresses", "no interface endpoint"));
            return Optional.empty();
        }
        return privateDns(serving.get(0), hops);
    }

    private static String service(String serviceName) {
        return serviceName.substring(serviceName.indexOf('.', "com.amazonaws.".length()) + 1);
    }

    private Optional<VpcEndpoint> privateDns(VpcEndpoint endpoint, List<Hop> hops) {
        Vpc vpc = from.vpc().optional().orElseThrow();
        Optional<String> off = !endpoint.isAvailable()
                ? Optional.of("state is " + endpoint.state())
                : !endpoint.privateDnsEnabled()
                        ? Optional.of("private DNS is off")
                        : endpoint.privateDnsOnlyForInboundResolver()
                                ? Optional.of("private DNS is for inbound resolver endpoints only")
                                : Optional.empty();
        if (off.isEmpty() && vpc.dnsHostnames() instanceof Fact.Known<Boolean> known && !known.value()) {
            off = Optional.of("enableDnsHostnames is off in " + vpc.id());
        }
        if (off.isPresent()) {
            hops.add(new Hop(
                    HopKind.NAME_RESOLUTION,
                    endpoint.id(),
                    Verdict.OPEN,
                    new NameReason.EndpointWithoutPrivateDns(endpoint, vpc, off.get())));
            return Optional.empty();
        }
        if (vpc.dnsHostnames() instanceof Fact.Unknown<Boolean> unknown) {
            hops.add(new Hop(
                    HopKind.NAME_RESOLUTION,
                    endpoint.id(),
                    Verdict.UNKNOWN,
                    new Reason.Missing(unknown.because(), unknown.toKnow())));
            return Optional.of(endpoint);
        }
        hops.add(resolves(endpoint.id(), endpoint.id(), "private DNS"));
        return Optional.of(endpoint);
    }

    private static Hop resolves(String id, String to, String bySaying) {
        return new Hop(HopKind.NAME_RESOLUTION, id, Verdict.OPEN, new NameReason.Resolves(to, bySaying));
    }

    private Destination publicAddresses(String serviceName, String label, Optional<String> resourceArn) {
        Optional<PrefixList> named = network.prefixListNamed(serviceName);
        Optional<String> prefixListId = named.map(PrefixList::id).or(() -> prefixListOfGatewayEndpoint(serviceName));
        AddressSet addresses = named.flatMap(list -> list.entries().optional())
                .map(AddressSet::ipv4)
                .filter(known -> !known.isEmpty())
                .orElse(AddressSet.PUBLIC_IPV4);
        return new Destination(
                label,
                new Destination.Nature.AwsService(serviceName, prefixListId, resourceArn),
                addresses,
                Optional.empty());
    }

    /** A gateway endpoint's route names the list of its service, also where the list itself was not read. */
    private Optional<String> prefixListOfGatewayEndpoint(String serviceName) {
        return network.all(VpcEndpoint.class).stream()
                .filter(endpoint -> endpoint.type() == VpcEndpoint.Type.GATEWAY
                        && endpoint.serviceName().equals(serviceName))
                .flatMap(endpoint -> network.all(RouteTable.class).stream()
                        .flatMap(table -> table.routes().stream())
                        .filter(route -> route.target().id().equals(endpoint.id())))
                .flatMap(route -> route.destination() instanceof Route.Destination.PrefixListMembers members
                        ? Optional.of(members.prefixListId()).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }
}
