package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.network.walk.Walker;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All paths from a source to a target: one for each subnet of the source and each place of the target. */
public final class PathFinder {
    private final Network network;
    private final ObservedNames names;

    /** Finds by the configuration alone. */
    public PathFinder(Network network) {
        this(network, ObservedNames.NONE);
    }

    /** Finds by the configuration and by what names were seen to mean where the source stands. */
    public PathFinder(Network network, ObservedNames names) {
        this.network = network;
        this.names = names;
    }

    /**
     * The paths of one subnet.
     *
     * @param subnetId of the source
     * @param subnet unknown when the source's subnet was not read
     * @param paths one for each place, in the order of the target's places
     */
    public record FromSubnet(String subnetId, Fact<Subnet> subnet, List<Path> paths) {
        public FromSubnet {
            paths = List.copyOf(paths);
        }
    }

    /** A target with all paths to it. */
    public record Paths(ResolvedTarget target, List<FromSubnet> fromSubnets) {
        public Paths {
            fromSubnets = List.copyOf(fromSubnets);
        }

        /** From all subnets together: the same everywhere, else unknown if one is, else sometimes. */
        public Verdict verdict() {
            return Verdict.ofAlternatives(
                    fromSubnets.stream().map(this::verdictFrom).toList());
        }

        /** From one subnet, over the places where the target may be now. */
        public Verdict verdictFrom(FromSubnet from) {
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < from.paths().size(); i++) {
                if (isCurrent(i)) {
                    verdicts.add(from.paths().get(i).verdict());
                }
            }
            if (verdicts.isEmpty()) {
                return Verdict.UNKNOWN;
            }
            Verdict together = Verdict.ofAlternatives(verdicts);
            boolean differs = together == Verdict.SOMETIMES
                    && verdicts.stream().distinct().count() > 1;
            return differs && target.choice() == ResolvedTarget.Choice.ONE ? Verdict.UNKNOWN : together;
        }

        /** Whether the place of the n-th path of each subnet is where the target may be now. */
        public boolean isCurrent(int place) {
            return target.places().stream().noneMatch(Place::current)
                    || target.places().get(place).current();
        }
    }

    /**
     * From a function, for TCP. There are no paths from a function that is in no VPC.
     *
     * @throws TargetSyntaxException when the target is not there, or lacks a port
     */
    public Paths find(LambdaFunction function, TargetExpression target) {
        if (function.vpcConfig().isEmpty()) {
            ResolvedTarget resolved = resolve(function, target);
            return new Paths(
                    function.capacityProviderArn()
                            .map(provider -> resolved.unless(onCapacityProvider(provider)))
                            .orElse(resolved),
                    List.of());
        }
        return fromFunction(function, target, IpProtocol.TCP);
    }

    /**
     * What a target means to a function, without walking there.
     *
     * @throws TargetSyntaxException when the target is not there, or lacks a port
     */
    public ResolvedTarget resolve(LambdaFunction function, TargetExpression target) {
        ResolutionContext context = function.vpcConfig().isEmpty()
                ? ResolutionContext.outside(function.region())
                : context(new SourceResolver(network).vpcOf(function), function.region());
        return new TargetResolver(network, context).resolve(target);
    }

    /**
     * What a target means to somebody of whose VPC nothing is known.
     *
     * @throws TargetSyntaxException when the target is not there, or lacks a port
     */
    public ResolvedTarget resolve(Optional<String> region, TargetExpression target) {
        return new TargetResolver(network, ResolutionContext.in(Fact.unknown("the VPC is not known", ""), region))
                .resolve(target);
    }

    /**
     * Managed instances stand in the network of their capacity provider
     * (docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-networking.html).
     */
    private static Hop onCapacityProvider(String provider) {
        return new Hop(
                HopKind.LAMBDA,
                provider,
                Verdict.UNKNOWN,
                new Reason.Missing(
                        "the function runs on managed instances: their network is not modelled",
                        "vpc-doctor path --from subnet-id,sg-id with those of " + provider));
    }

    /**
     * From any source that the command line names.
     *
     * @throws TargetSyntaxException when source or target are not there, or the target lacks a port
     */
    public Paths find(SourceExpression source, TargetExpression target, IpProtocol protocol, Optional<String> region) {
        SourceResolver sources = new SourceResolver(network);
        return switch (source) {
            case SourceExpression.Function function ->
                switch (new FunctionFinder(network).find(function.asked(), region)) {
                    case FunctionFinder.Result.Found found -> {
                        if (found.function().vpcConfig().isEmpty()) {
                            throw new TargetSyntaxException(
                                    function.asked() + " is not in a VPC: there is no path to walk");
                        }
                        yield fromFunction(found.function(), target, protocol);
                    }
                    case FunctionFinder.Result.NotFound none ->
                        throw new TargetSyntaxException("there is no function " + function.asked()
                                + (none.suggestions().isEmpty()
                                        ? " in what was read"
                                        : "; did you mean " + String.join(", ", none.suggestions()) + "?"));
                    case FunctionFinder.Result.Ambiguous several ->
                        throw new TargetSyntaxException("several functions are called " + function.asked()
                                + ": give the whole ARN, such as "
                                + several.functions().get(0).arn());
                };
            case SourceExpression.Resource resource ->
                fromSource(resource.asked(), sources.ofResource(resource.asked()), target, protocol, region);
            case SourceExpression.SubnetAndGroups place ->
                fromSource(
                        place.subnetId(),
                        sources.ofSubnet(place.subnetId(), place.securityGroupIds()),
                        target,
                        protocol,
                        region);
        };
    }

    private Paths fromFunction(LambdaFunction function, TargetExpression target, IpProtocol protocol) {
        SourceResolver sources = new SourceResolver(network);
        return find(
                function.vpcConfig().get().subnetIds(),
                sources.of(function),
                context(sources.vpcOf(function), function.region()),
                target,
                protocol);
    }

    private Paths fromSource(
            String asked,
            Fact<SourceResolver.SubnetSource> source,
            TargetExpression target,
            IpProtocol protocol,
            Optional<String> region) {
        SourceResolver.SubnetSource known = source.optional()
                .orElseThrow(() -> new TargetSyntaxException(asked + " is not in the snapshot"
                        + (source instanceof Fact.Unknown<SourceResolver.SubnetSource> unknown
                                ? ": " + unknown.because()
                                : "")));
        Optional<String> vpcId = Optional.of(known.subnet().vpcId());
        return find(List.of(known.subnet().id()), List.of(source), context(vpcId, region), target, protocol);
    }

    private ResolutionContext context(Optional<String> vpcId, Optional<String> region) {
        Fact<Vpc> vpc = vpcId.map(id -> network.find(Vpc.class, id))
                .orElseGet(() -> Fact.unknown("the VPC is not known", "aws ec2 describe-subnets"));
        return ResolutionContext.in(vpc, region.or(() -> vpc.optional().flatMap(Vpc::region)));
    }

    private Paths find(
            List<String> subnetIds,
            List<Fact<SourceResolver.SubnetSource>> sources,
            ResolutionContext context,
            TargetExpression expression,
            IpProtocol protocol) {
        ResolvedTarget target = new ObservedPlaces(network, context, names)
                .in(new TargetResolver(network, context).resolve(expression));
        NameServers nameServers = new NameServers(network, context);
        List<FromSubnet> fromSubnets = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Fact<SourceResolver.SubnetSource> source = sources.get(i);
            List<Path> paths = source.optional()
                    .map(known -> walk(known, target, nameServers, protocol))
                    .orElse(List.of());
            fromSubnets.add(new FromSubnet(subnetIds.get(i), source.map(SourceResolver.SubnetSource::subnet), paths));
        }
        return new Paths(target, fromSubnets);
    }

    private List<Path> walk(
            SourceResolver.SubnetSource source, ResolvedTarget target, NameServers nameServers, IpProtocol protocol) {
        List<Hop> before = new ArrayList<>();
        nameServers.hops(source, target.nameUse()).stream()
                .filter(hop -> hop.verdict() != Verdict.UNKNOWN || !isSeen(target))
                .forEach(before::add);
        before.addAll(target.nameHops());
        if (target.places().isEmpty()) {
            return List.of(nowhere(source, target, protocol, before));
        }
        Walker walker = new Walker(network);
        return target.places().stream()
                .map(place -> walker.walk(
                                source.of(place.destination().addresses().family()),
                                place.destination(),
                                protocol,
                                target.port().orElseThrow())
                        .after(before))
                .toList();
    }

    /** Whoever saw what a name means had an answer of its name server. */
    private static boolean isSeen(ResolvedTarget target) {
        return target.nameHops().stream().anyMatch(hop -> hop.because() instanceof NameReason.Seen);
    }

    /** Nothing to walk to: the path ends with what is known of the name. */
    private static Path nowhere(
            SourceResolver.SubnetSource source, ResolvedTarget target, IpProtocol protocol, List<Hop> before) {
        List<Hop> hops = new ArrayList<>(before);
        if (hops.stream().allMatch(hop -> hop.verdict() == Verdict.OPEN)) {
            hops.add(new Hop(
                    HopKind.TARGET,
                    "",
                    Verdict.UNKNOWN,
                    new Reason.Missing("where " + target.label() + " stands is not known", "")));
        }
        Destination destination =
                new Destination(target.label(), new Destination.Nature.Address(), AddressSet.NONE, Optional.empty());
        return new Path(
                source.of(AddressFamily.IPV4),
                destination,
                protocol,
                target.port().orElse(0),
                hops);
    }
}
