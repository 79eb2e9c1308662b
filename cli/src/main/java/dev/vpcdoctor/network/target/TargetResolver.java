package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.target.ResolvedTarget.Choice;
import dev.vpcdoctor.network.target.ResolvedTarget.NameUse;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Destination.Placement;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the places that a target names. */
public final class TargetResolver {
    private static final int HTTPS = 443;

    private final Network network;
    private final ResolutionContext from;

    public TargetResolver(Network network, ResolutionContext from) {
        this.network = network;
        this.from = from;
    }

    /**
     * Finds the places.
     *
     * @throws TargetSyntaxException when the target is not there although all of its kind are known, or lacks a port
     */
    public ResolvedTarget resolve(TargetExpression expression) {
        return switch (expression) {
            case TargetExpression.Host host -> new HostLookup(network, from).resolve(host);
            case TargetExpression.Address address -> address(address);
            case TargetExpression.Service service -> service(service);
            case TargetExpression.Aws aws ->
                new AwsServiceLookup(network, from).resolve(expression, aws.service(), aws.region(), aws.resourceArn());
            case TargetExpression.Internet internet -> internet(internet);
            case TargetExpression.Resource resource -> resource(resource);
        };
    }

    private static ResolvedTarget internet(TargetExpression.Internet expression) {
        Destination destination = new Destination(
                "the internet", new Destination.Nature.Internet(), AddressSet.PUBLIC_IPV4, Optional.empty());
        return new ResolvedTarget(
                expression,
                "the internet",
                Optional.of(HTTPS),
                NameUse.NONE,
                List.of(),
                List.of(new Place(destination, true)),
                Choice.ANY);
    }

    private ResolvedTarget address(TargetExpression.Address expression) {
        Destination destination = new AddressLookup(network, from).find(expression.address(), expression.asked());
        return new ResolvedTarget(
                expression,
                expression.asked(),
                Optional.of(expression.port()),
                NameUse.NONE,
                List.of(),
                List.of(new Place(destination, true)),
                Choice.ANY);
    }

    private ResolvedTarget service(TargetExpression.Service expression) {
        List<ManagedService> candidates = network.all(ManagedService.class).stream()
                .filter(service -> service.kind().targetPrefix().equals(expression.prefix()))
                .toList();
        List<ManagedService> found = candidates.stream()
                .filter(service ->
                        service.id().equals(expression.id()) || service.arn().equals(Optional.of(expression.id())))
                .toList();
        List<ManagedService> here = found.stream()
                .filter(service -> service.vpcId().equals(from.vpcId()))
                .toList();
        Optional<ManagedService> one = (here.isEmpty() ? found : here).stream().findFirst();
        if (one.isEmpty()) {
            return notFound(expression, candidates);
        }
        return new ManagedServiceLookup(network, from)
                .resolve(expression, one.get(), one.get().id(), expression.port(), NameUse.IMPLIED);
    }

    private ResolvedTarget notFound(TargetExpression.Service expression, List<ManagedService> candidates) {
        var listing = network.listing(ManagedService.class, from.region());
        String others = candidates.stream()
                .map(service -> expression.prefix() + ":" + service.id())
                .collect(Collectors.joining(", "));
        if (candidates.isEmpty() || !listing.whole()) {
            String why = listing.whole()
                    ? expression.asked() + " is not in the snapshot"
                    : listing.because() + (others.isEmpty() ? "" : "; what could be read is " + others);
            return ResolvedTarget.nowhere(
                    expression,
                    expression.id(),
                    expression.port(),
                    new Hop(
                            HopKind.TARGET,
                            expression.id(),
                            Verdict.UNKNOWN,
                            new Reason.Missing(why, listing.toKnow())));
        }
        throw new TargetSyntaxException("there is no " + expression.asked() + " in what was read; there is " + others);
    }

    private ResolvedTarget resource(TargetExpression.Resource expression) {
        if (expression.id().startsWith("vpce-")) {
            return endpoint(expression);
        }
        int port = expression
                .port()
                .orElseThrow(() -> new TargetSyntaxException("'" + expression.asked() + "' lacks the port: write "
                        + expression.id() + ":5432 or whichever it is"));
        Optional<Instance> instance =
                network.find(Instance.class, expression.id()).optional();
        String interfaceId = instance.flatMap(
                        found -> found.networkInterfaceIds().stream().findFirst())
                .orElse(expression.id());
        Fact<NetworkInterface> found = network.find(NetworkInterface.class, interfaceId);
        Fact<Destination> destination = found.flatMap(eni -> network.find(Subnet.class, eni.subnetId())
                .map(subnet ->
                        AddressLookup.at(network, eni, subnet, eni.addresses().get(0), expression.id())));
        String label = expression.id() + ":" + port;
        return switch (destination) {
            case Fact.Unknown<Destination> unknown ->
                ResolvedTarget.nowhere(
                        expression,
                        label,
                        Optional.of(port),
                        new Hop(
                                HopKind.TARGET,
                                expression.id(),
                                Verdict.UNKNOWN,
                                new Reason.Missing(unknown.because(), unknown.toKnow())));
            case Fact.Known<Destination> known ->
                new ResolvedTarget(
                        expression,
                        label,
                        Optional.of(port),
                        NameUse.NONE,
                        List.of(),
                        List.of(new Place(known.value(), true)),
                        Choice.ANY);
        };
    }

    private ResolvedTarget endpoint(TargetExpression.Resource expression) {
        Optional<Integer> port = expression.port().or(() -> Optional.of(HTTPS));
        return switch (network.find(VpcEndpoint.class, expression.id())) {
            case Fact.Unknown<VpcEndpoint> unknown ->
                ResolvedTarget.nowhere(
                        expression,
                        expression.id(),
                        port,
                        new Hop(
                                HopKind.INTERFACE_ENDPOINT,
                                expression.id(),
                                Verdict.UNKNOWN,
                                new Reason.Missing(unknown.because(), unknown.toKnow())));
            case Fact.Known<VpcEndpoint> known -> {
                VpcEndpoint endpoint = known.value();
                if (endpoint.type() != VpcEndpoint.Type.INTERFACE) {
                    throw new TargetSyntaxException(endpoint.id() + " is not an interface endpoint: ask for what it"
                            + " leads to, such as aws:s3");
                }
                yield new ResolvedTarget(
                        expression,
                        expression.id(),
                        port,
                        NameUse.NONE,
                        List.of(),
                        EndpointPlaces.of(network, endpoint, Optional.empty(), expression.id()),
                        Choice.ANY);
            }
        };
    }

    /** A placement in a known subnet. */
    static Placement placement(Subnet subnet, NetworkInterface eni) {
        return new Placement(subnet, Fact.known(eni.securityGroupIds()));
    }
}
